"""The Python contestants.

peers.py sign NAME FOLDER ARTICLES: reads a command a line from stdin (sign, hashed, indexTokens, indexHashed, estimate) and answers each with a line of
JSON, as worker.ts does. peers.py dedupe NAME FILE: reads JSON Lines, writes clusters as JSON Lines.

All use 128 values and word 5-shingles with one space between words, and one thread.
"""

import functools
import json
import os
import re
import resource
import sys
import time
import zlib

import numpy as np

VALUES = 128
SEED = 42
# The nearest to doppelwire's own 17 bands of 4 values and 12 of 5.
BANDS, ROWS = 32, 4
WORD = re.compile(r"\w+")
# Pairs of an index count as copies from this estimated similarity on.
THRESHOLD = 0.5
# A lap goes over the texts until it has taken so long.
LEAST_LAP_SECONDS = 0.2


def shingles(text):
    """The fastest of several ways tried: zip, not slices."""
    words = WORD.findall(text.lower())
    return [" ".join(run) for run in zip(words, words[1:], words[2:], words[3:], words[4:])]


def byte_shingles(text):
    words = [word.encode() for word in WORD.findall(text.lower())]
    return [b" ".join(run) for run in zip(words, words[1:], words[2:], words[3:], words[4:])]


class Sketch:
    def estimate(self, texts, pairs):
        rows = self.rows(self.sign(texts))
        return [float(np.mean(rows[a] == rows[b])) for a, b in pairs]


class Datasketch(Sketch):
    """By MinHash.bulk, which its documentation names as the fast way; scheme affine32, the default, is its fastest."""

    options = {}

    def sign(self, texts):
        from datasketch import MinHash

        return MinHash.bulk(map(byte_shingles, texts), num_perm=VALUES, **self.options)

    def sign_hashed(self, hashes, offsets):
        from datasketch import MinHash

        rows = (hashes[start:end].tolist() for start, end in zip(offsets, offsets[1:]))
        return MinHash.bulk(rows, num_perm=VALUES, hashfunc=int)

    def rows(self, signatures):
        return np.array([signature.hashvalues for signature in signatures])

    def index_tokens(self, sets):
        from datasketch import MinHash

        encoded = ([token.encode() for token in tokens] for tokens in sets)
        return self.found(MinHash.bulk(encoded, num_perm=VALUES, **self.options))

    def index_hashed(self, hashes, offsets):
        return self.found(self.sign_hashed(hashes, offsets))

    def found(self, signatures):
        from datasketch import MinHashLSH

        index = MinHashLSH(num_perm=VALUES, params=(BANDS, ROWS))
        for number, signature in enumerate(signatures):
            index.insert(number, signature, check_duplication=False)
        return sum(len(index.query(signature)) for signature in signatures)

    def dedupe(self, texts):
        from datasketch import MinHashLSH

        signatures = self.sign(texts)
        index = MinHashLSH(num_perm=VALUES, params=(BANDS, ROWS))
        for number, signature in enumerate(signatures):
            index.insert(number, signature, check_duplication=False)
        for number, signature in enumerate(signatures):
            for other in index.query(signature):
                if other < number and signature.jaccard(signatures[other]) >= THRESHOLD:
                    yield number, other


class DatasketchCrc(Datasketch):
    """With a faster hash function than its own SHA-1, which the caller has to bring."""

    options = {"hashfunc": zlib.crc32}


class Rensa(Sketch):
    """R-MinHash over all shingles, into its compact matrix."""

    def sign(self, texts):
        from rensa import RMinHash

        return RMinHash.digest_matrix_from_token_sets(map(shingles, texts), VALUES, SEED)

    def sign_hashed(self, hashes, offsets):
        from rensa import RMinHash

        return RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, VALUES, SEED)

    def rows(self, matrix):
        return np.array(matrix.to_rows())

    def index_tokens(self, sets):
        from rensa import RMinHash, RMinHashLSH

        signatures = RMinHash.from_token_sets(sets, VALUES, SEED)
        index = RMinHashLSH(threshold=THRESHOLD, num_perm=VALUES, num_bands=BANDS)
        index.insert_many(signatures)
        return sum(len(others) for others in index.query_all(signatures))

    def index_hashed(self, hashes, offsets):
        """Of hashes it makes a matrix alone, for which its index says only whether a row has a double: less than the others do."""
        from rensa import RMinHashLSH

        matrix = self.sign_hashed(hashes, offsets)
        index = RMinHashLSH(threshold=THRESHOLD, num_perm=VALUES, num_bands=BANDS)
        index.insert_matrix(matrix)
        return sum(index.query_duplicate_flags_matrix(matrix))

    def dedupe(self, texts):
        from rensa import RMinHash, RMinHashLSH

        signatures = RMinHash.from_token_sets(map(shingles, texts), VALUES, SEED)
        index = RMinHashLSH(threshold=THRESHOLD, num_perm=VALUES, num_bands=BANDS)
        index.insert_many(signatures)
        for number, others in enumerate(index.query_all(signatures)):
            for other in others:
                if other < number and signatures[number].jaccard(signatures[other]) >= THRESHOLD:
                    yield number, other


class RensaRho(Rensa):
    """Its rho sketch, which samples positions: the path of its headline figures. It has no index that names candidates."""

    def sign(self, texts):
        from rensa import RMinHash

        return RMinHash.digest_matrix_from_token_sets_rho(map(shingles, texts), VALUES, SEED)

    def sign_hashed(self, hashes, offsets):
        from rensa import RMinHash

        return RMinHash.digest_matrix_from_flat_token_hashes_rho(hashes, offsets, VALUES, SEED)

    def estimate(self, texts, pairs):
        """Whether its own one-shot index flags the two as duplicates: its rows are not made for an estimate."""
        from rensa import RMinHashLSH

        index = RMinHashLSH(threshold=THRESHOLD, num_perm=VALUES, num_bands=BANDS)
        flags = (index.query_duplicate_flags_matrix_one_shot(self.sign([texts[a], texts[b]])) for a, b in pairs)
        return [float(all(pair)) for pair in flags]


class FastSketch(Sketch):
    def __init__(self):
        from FastSketchLSH import FastSimilaritySketch

        self.sketch = FastSimilaritySketch(size=VALUES, seed=SEED)

    def sign(self, texts):
        return self.sketch.batch([shingles(text) for text in texts], num_threads=1)

    def sign_hashed(self, hashes, offsets):
        return self.sketch.batch_csr(hashes, offsets, prehashed=True, num_threads=1)

    def rows(self, matrix):
        return matrix

    def index_tokens(self, sets):
        return self.found(self.sketch.batch(sets, num_threads=1))

    def index_hashed(self, hashes, offsets):
        return self.found(self.sign_hashed(hashes, offsets))

    def found(self, matrix):
        from FastSketchLSH import LSH

        index = LSH(num_perm=VALUES, num_bands=BANDS, num_threads=1)
        index.insert(matrix)
        flat, _ = index.query(matrix, format="csr")
        return len(flat)

    def dedupe(self, texts):
        from FastSketchLSH import LSH

        matrix = self.sign(texts)
        index = LSH(num_perm=VALUES, num_bands=BANDS, num_threads=1)
        index.insert(matrix)
        flat, ends = index.query(matrix, format="csr")
        for number in range(len(texts)):
            for other in flat[ends[number] : ends[number + 1]].tolist():
                if other < number and np.mean(matrix[number] == matrix[other]) >= THRESHOLD:
                    yield number, other


class Gaoya:
    """Cuts shingles itself, in Rust; gives out no signatures, only an index of them that compares by estimate."""

    def dedupe(self, texts):
        from gaoya.minhash import MinHashStringIndex

        index = MinHashStringIndex(32, THRESHOLD, BANDS, ROWS, None, "word", True, (5, 5), "vec")
        for number, text in enumerate(texts):
            index.insert_document(number, text)
        for number, text in enumerate(texts):
            for other in index.query(text):
                if other < number:
                    yield number, other


CONTESTANTS = {
    "datasketch": Datasketch,
    "datasketch-crc32": DatasketchCrc,
    "rensa": Rensa,
    "rensa-rho": RensaRho,
    "fastsketchlsh": FastSketch,
    "gaoya": Gaoya,
}


def work(contestant, folder, articles):
    with open(f"{folder}/task.json", encoding="utf-8") as file:
        task = json.load(file)
    texts = task["texts"][:articles]
    offsets = np.fromfile(f"{folder}/offsets.bin", dtype="<u4").astype(np.uint64)[: len(texts) + 1]
    hashes = np.fromfile(f"{folder}/hashes.bin", dtype="<u4").astype(np.uint64)[: int(offsets[-1])]

    def lap(run, checksum_of):
        passes, seconds, start = 0, 0, time.process_time()
        while seconds < LEAST_LAP_SECONDS:
            result = run()
            passes += 1
            seconds = time.process_time() - start
        return {"seconds": seconds / passes, "checksum": checksum_of(result)}

    def sum_of(signatures):
        return int(contestant.rows(signatures).astype(np.uint64).sum() & np.uint64(0xFFFFFFFF))

    @functools.cache
    def sets():
        with open(f"{folder}/tokens.json", encoding="utf-8") as file:
            return json.load(file)[:articles]

    commands = {
        "sign": lambda: lap(lambda: contestant.sign(texts), sum_of),
        "hashed": lambda: lap(lambda: contestant.sign_hashed(hashes, offsets), sum_of),
        "indexTokens": lambda: sets() and lap(lambda: contestant.index_tokens(sets()), int),
        "indexHashed": lambda: lap(lambda: contestant.index_hashed(hashes, offsets), int),
        "estimate": lambda: contestant.estimate(task["plain"], task["pairs"]),
    }
    for line in sys.stdin:
        print(json.dumps(commands[line.strip()]()), flush=True)


def dedupe(contestant, path):
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    centres = list(range(len(articles)))

    def find(number):
        while centres[number] != number:
            centres[number] = centres[centres[number]]
            number = centres[number]
        return number

    for one, other in contestant.dedupe([article["text"] for article in articles]):
        one, other = sorted((find(one), find(other)))
        centres[other] = one
    clusters = {}
    for number, article in enumerate(articles):
        clusters.setdefault(find(number), []).append(article["id"])
    for members in clusters.values():
        print(json.dumps({"representative": members[0], "members": members}))
    sys.stdout.flush()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    os.write(3, json.dumps({"seconds": time.process_time(), "peakMegabytes": peak}).encode())


def main():
    command, name, path, *numbers = sys.argv[1:]
    contestant = CONTESTANTS[name]()
    if command == "sign":
        work(contestant, path, int(numbers[0]))
    else:
        dedupe(contestant, path)


main()
