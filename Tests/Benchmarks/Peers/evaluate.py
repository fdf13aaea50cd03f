"""The evaluate step of the distributional-gap protocol as its users run it today: read base64 vectors, scale to length one,
PCA to 90 % of the variance, k-means with 5 restarts, label everything. Prints seconds, peak memory and inertia as JSON.

usage: evaluate.py FILE CLUSTERS RESTARTS full|covariance_eigh
"""

import base64
import json
import resource
import sys
import time

import faiss
import numpy as np
import orjson
from sklearn.decomposition import PCA

path, clusters, restarts, solver = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
start = time.perf_counter()
records, vectors = [], []
with open(path, "rb") as file:
    for line in file:
        record = orjson.loads(line)
        vectors.append(np.frombuffer(base64.b64decode(record.pop("vector")), dtype="<f4"))
        records.append(record)
points = np.stack(vectors)
del vectors
points = points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-12)
read = time.perf_counter()
points = PCA(n_components=0.9, svd_solver=solver).fit_transform(points).astype(np.float32)
projected = time.perf_counter()
kmeans = faiss.Kmeans(
    points.shape[1], clusters, niter=500, nredo=restarts, seed=42, max_points_per_centroid=10**9)
kmeans.train(points)
distances, labels = kmeans.index.search(points, 1)
clustered = time.perf_counter()
with open("/dev/null", "wb") as file:
    for record, label, distance in zip(records, labels[:, 0], distances[:, 0]):
        record["cluster"], record["distance"] = int(label), float(distance) ** 0.5
        file.write(orjson.dumps(record) + b"\n")
end = time.perf_counter()
print(json.dumps({
    "seconds": end - start, "read": read - start, "pca": projected - read, "kmeans": clustered - projected,
    "components": int(points.shape[1]), "inertia": float(distances.astype(np.float64).sum()),
    "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, "faiss": faiss.__version__,
}))
