"""Versions by hashing, as PlanOut's WeightedChoice does: SHA-1 of salts and name, two to one."""

import hashlib
import sys

count = int(sys.argv[1])
LARGEST = float(0xFFFFFFFFFFFFFFF)
counts = [0, 0]
for unit in range(1, count + 1):
    name = f"benchmark.version.{unit}".encode()
    share = int(hashlib.sha1(name).hexdigest()[:15], 16) / LARGEST
    counts[0 if share <= 2 / 3 else 1] += 1
print(*counts)
