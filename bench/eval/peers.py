"""MinHash estimates of datasketch for labelled pairs.

Reads JSON from stdin: {"texts": {key: text}, "pairs": [[key, key]]}; writes {scheme: [estimate, ...]} to stdout.
The schemes: shingles, word 5-shingles (what large text pipelines use), and words, single ones (the example of datasketch's own README),
each with its default of 128 permutations.
"""

import json
import re
import sys

from datasketch import MinHash

WORD = re.compile(r"\w+")


def shingles(text, size):
    words = WORD.findall(text.lower())
    return {" ".join(words[start : start + size]).encode() for start in range(len(words) - size + 1)}


def signatures(texts, size):
    made = {}
    for key, text in texts.items():
        made[key] = MinHash(num_perm=128)
        made[key].update_batch(shingles(text, size) or [key.encode()])
    return made


def main():
    task = json.load(sys.stdin)
    estimates = {}
    for scheme, size in (("shingles", 5), ("words", 1)):
        made = signatures(task["texts"], size)
        estimates[scheme] = [made[a].jaccard(made[b]) for a, b in task["pairs"]]
    json.dump(estimates, sys.stdout)


main()
