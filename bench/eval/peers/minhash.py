"""Which labelled pairs datasketch finds by its defaults: 128 permutations, an LSH index with a threshold of .9.

Reads JSON from stdin: {"texts": {key: text}, "pairs": [[key, key]]}; writes {scheme: [1 where found, else 0]} to stdout.
The schemes: words, single ones (the example of datasketch's own README), and shingles, word 5-shingles (what pipelines of large texts use).
"""

import json
import re
import sys

from datasketch import MinHash, MinHashLSH

WORD = re.compile(r"\w+")


def shingles(text, size):
    words = WORD.findall(text.lower())
    return {" ".join(words[start : start + size]).encode() for start in range(len(words) - size + 1)}


def signature(key, text, size):
    made = MinHash()
    # A text without a shingle is like no other.
    made.update_batch(shingles(text, size) or [key.encode()])
    return made


def found(texts, pairs, size):
    made = {key: signature(key, text, size) for key, text in texts.items()}
    index = MinHashLSH()
    for key, one in made.items():
        index.insert(key, one)
    return [int(b in index.query(made[a])) for a, b in pairs]


def main():
    task = json.load(sys.stdin)
    json.dump({name: found(task["texts"], task["pairs"], size) for name, size in (("words", 1), ("shingles", 5))}, sys.stdout)


main()
