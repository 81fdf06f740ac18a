"""Drift of a table against a baseline beside scipy: time and the most memory of both, and their ratio.

    python drift.py [--rows 1000000] [--columns 50]

Both sides read the same two files of doubles, one column after the other, and compute for each column the Jensen-Shannon
distance, the population stability index, the normalized Wasserstein distance and the Kolmogorov-Smirnov p-value (asymptotic
beyond 10,000 rows, as scipy's `auto` chooses). The results are compared.
"""

import argparse
import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402
from scipy import stats  # noqa: E402
from scipy.spatial.distance import jensenshannon  # noqa: E402

JAR = pathlib.Path(__file__).parents[3] / "trainer/target/lazurite-train.jar"


def measures(b, p):
    edges = np.linspace(min(b.min(), p.min()), max(b.max(), p.max()), math.ceil(math.log2(min(len(b), len(p))) + 1) + 1)
    cb, cp = np.histogram(b, edges)[0], np.histogram(p, edges)[0]
    ab, ap = (cb + 1) / (cb.sum() + len(cb)), (cp + 1) / (cp.sum() + len(cp))
    return [jensenshannon(cb, cp, base=2), ((ap - ab) * np.log(ap / ab)).sum(),
            stats.wasserstein_distance(b, p) / max(b.std(ddof=1), 0.001), stats.ks_2samp(b, p).pvalue]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=50)
    asked = parser.parse_args()
    rng = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as temporary:
        files = [pathlib.Path(temporary) / name for name in ("baseline", "production")]
        for shift, file in enumerate(files):
            with open(file, "wb") as out:
                for column in range(asked.columns):
                    rng.normal(0.001 * shift * column, 1, asked.rows).astype(">f8").tofile(out)
        print(f"load {os.getloadavg()[0]:.1f}; {asked.rows:,} rows x {asked.columns} columns")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        out = subprocess.run(
            ["java", "-XX:+UseSerialGC", "-Xmx256m", "-cp", JAR, pathlib.Path(__file__).parent / "DriftTimes.java",
             *files, str(asked.rows), str(asked.columns)], check=True, capture_output=True, text=True).stdout.split("\n")
        ours_wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        ours_cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        ours = np.array([[float(each) for each in line.split()] for line in out if line])
        start, cpu = time.perf_counter(), time.process_time()
        theirs = []
        for column in range(asked.columns):
            b, p = (np.fromfile(file, ">f8", asked.rows, offset=8 * asked.rows * column).astype(float) for file in files)
            theirs.append(measures(b, p))
        theirs_wall, theirs_cpu = time.perf_counter() - start, time.process_time() - cpu
        worst = np.max(np.abs(ours - np.array(theirs)) / np.maximum(1e-3, np.abs(theirs)))
    print(f"lazurite  {ours_wall:7.1f} s wall, {ours_cpu:7.1f} s CPU, heap limited to 256 MiB, {after.ru_maxrss // 1024} MiB "
          "resident at most (with the start of Java and the compiling of DriftTimes.java)")
    print(f"scipy     {theirs_wall:7.1f} s wall, {theirs_cpu:7.1f} s CPU, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB resident at most")
    print(f"ratio of CPU {ours_cpu / theirs_cpu:.2f} (budget 1: {'met' if ours_cpu < theirs_cpu else 'MISSED'}); greatest relative "
          f"difference {worst:.1e}")
    sys.exit(0 if worst < 1e-6 else 1)


if __name__ == "__main__":
    main()
