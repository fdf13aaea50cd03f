"""Sentence embeddings as their users make them today, by sentence-transformers: reads records with a text, writes for each a
line {ids, vector}, and prints seconds (of the start, and of the encoding) and peak memory as JSON.

usage: sentences.py MODEL FILE OUTPUT
"""

import json
import os
import resource
import sys
import time

os.environ["HF_HUB_OFFLINE"] = "1"
start = time.perf_counter()
import sentence_transformers
import torch

model_folder, path, output = sys.argv[1:4]
model = sentence_transformers.SentenceTransformer(model_folder, device="cpu")
with open(path, encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in file]
loaded = time.perf_counter()
vectors = model.encode(texts, batch_size=32)
encoded = time.perf_counter()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
ids = model.tokenizer(texts, truncation=True, max_length=model.max_seq_length)["input_ids"]
with open(output, "w") as file:
    for tokens, vector in zip(ids, vectors):
        file.write(json.dumps({"ids": tokens, "vector": [float(value) for value in vector]}) + "\n")
print(json.dumps({
    "start": loaded - start, "seconds": encoded - loaded, "peak_memory_bytes": memory, "threads": torch.get_num_threads(),
    "sentence_transformers": sentence_transformers.__version__, "torch": torch.__version__,
}))
