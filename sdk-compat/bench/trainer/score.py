"""Single-row scoring, the call of the model alone, beside scikit-learn's `predict`; prints ratios.

    python score.py [--rows 4000] [--seconds 6]

Both sides predict the same rows, one at a time, on one thread, with models of the same learner and the same training rows; a
row is an array of numbers on both sides, and then on ours a map from the names of columns, which is what a scoring service has. scikit-learn's forest is read by our side tree by tree, and its linear model weight by
weight, so that the answers must be equal: they are compared, and a difference fails the run. Budgets: a linear model 300 times,
a forest of 100 trees 30 times scikit-learn's predictions a second.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402
from sklearn import datasets, ensemble, linear_model  # noqa: E402

ROOT = pathlib.Path(__file__).parents[3]
JAR = ROOT / "trainer/target/lazurite-train.jar"


def lazurite(kind, model, x, seconds, folder):
    """Writes scikit-learn's model as numbers and lets Scoring.java read and run it."""
    numbers = [len(x), x.shape[1], *x.ravel()]
    if kind == "linear":
        numbers += [*model.coef_.ravel(), model.intercept_[0]]
    else:
        numbers += [len(model.estimators_)]
        for each in model.estimators_:
            t = each.tree_
            numbers += [t.node_count]
            shares = t.value[:, 0, :] / t.value[:, 0, :].sum(axis=1, keepdims=True)
            for node in range(t.node_count):
                numbers += [t.feature[node], t.threshold[node], t.children_left[node], t.children_right[node], *shares[node]]
    data = folder / "numbers"
    np.array(numbers, dtype=">f8").tofile(data)
    out = subprocess.run(
        ["java", "-XX:+UseSerialGC", "-Xmx2g", "-cp", JAR, pathlib.Path(__file__).parent / "Scoring.java", kind, data,
         str(seconds)], check=True, capture_output=True, text=True).stdout.split()
    return float(out[0]), float(out[1]), np.array([int(each) for each in out[2:]])


def scikit_learn(model, x, seconds):
    end = time.perf_counter() + seconds
    start, calls = time.perf_counter(), 0
    while time.perf_counter() < end:
        for i in range(20):
            model.predict(x[i:i + 1])
        calls += 20
    return calls / (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=4000)
    parser.add_argument("--seconds", type=float, default=6)
    asked = parser.parse_args()
    x, y = datasets.make_classification(asked.rows + 2000, 20, n_informative=10, random_state=0)
    # thresholds are compared as floats on both sides
    x = x.astype(np.float32).astype(np.float64)
    models = {
        "linear": (linear_model.LogisticRegression(max_iter=1000), 300),
        "forest": (ensemble.RandomForestClassifier(100, n_jobs=1, random_state=0), 30),
    }
    failed = False
    print(f"load {os.getloadavg()[0]:.1f}; predictions a second, one row a call, one thread")
    for kind, (model, budget) in models.items():
        model.fit(x[:asked.rows], y[:asked.rows])
        test = x[asked.rows:]
        with tempfile.TemporaryDirectory() as temporary:
            arrays, maps, answers = lazurite(kind, model, test, asked.seconds, pathlib.Path(temporary))
        theirs = scikit_learn(model, test, asked.seconds)
        differing = int((answers != model.predict(test)).sum())
        failed |= differing > 0
        for what, ours in ("array", arrays), ("map", maps):
            verdict = "met" if ours / theirs >= budget else "MISSED"
            print(f"{kind:8}{what:6} lazurite {ours:12,.0f}/s  scikit-learn {theirs:8,.0f}/s  ratio {ours / theirs:7.0f} "
                  f"(budget {budget}: {verdict})  {differing} of {len(test)} answers differ", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
