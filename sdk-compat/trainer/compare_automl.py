"""Compares what AutoML comes to with the best single learner that it tried, on rows that neither has seen; prints a table.

    python compare_automl.py [--seeds 2] [--trials 30] [--table NAME ...]

`lazurite-train automl` searches on the rows to learn from. Of every learner on its leaderboard the best trial is then fitted alone
to the same rows by `lazurite-train fit`; the one that does best on the held-out rows is the best single learner, chosen in
hindsight, which AutoML could not. Losses are compared row by row (log loss, or squared error) by a paired t-test over all seeds.
A line is `worse` where the single learner wins with t > 2, `better` where AutoML does. Fails when one is worse, or fewer than a
third are better. Needs numpy, pandas, scipy and scikit-learn, and the trainer built.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import pandas as pd
from scipy import stats
from sklearn import datasets

TRAIN = pathlib.Path(__file__).parents[2] / "trainer/bin/lazurite-train"
HELD = 3000


def generated(make, rows=800):
    def table(seed):
        x, y = make(rows + HELD, seed)
        return x, y, rows
    return table


def shipped(load):
    def table(seed):
        x, y = load(return_X_y=True)
        order = np.random.default_rng(seed).permutation(len(y))
        return x[order], y[order], len(y) * 6 // 10
    return table


def classes(**settings):
    return generated(lambda n, seed: datasets.make_classification(n, random_state=seed, **settings))


def steps(n, seed):
    """A line, a step and a wave."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 8))
    return x, x[:, 0] * 2 + (x[:, 1] > 0.5) * 3 + np.sin(3 * x[:, 2]) + rng.normal(size=n)


CLASSES = {
    "breast_cancer": shipped(datasets.load_breast_cancer),
    "wine": shipped(datasets.load_wine),
    "iris": shipped(datasets.load_iris),
    "2 classes": classes(n_features=15, n_informative=8),
    "3 classes": classes(n_features=15, n_informative=8, n_classes=3),
    "noisy": classes(n_features=20, n_informative=5, flip_y=0.15, class_sep=0.8, weights=[0.7]),
    "5 classes": classes(n_features=20, n_informative=10, n_classes=5, n_clusters_per_class=1, class_sep=0.7),
    "hastie": generated(lambda n, seed: datasets.make_hastie_10_2(n, random_state=seed)),
    "quantiles": generated(
        lambda n, seed: datasets.make_gaussian_quantiles(n_samples=n, n_features=6, n_classes=3, random_state=seed)),
    "moons": generated(lambda n, seed: datasets.make_moons(n, noise=0.3, random_state=seed)),
}
NUMBERS = {
    "diabetes": shipped(datasets.load_diabetes),
    "friedman1": generated(lambda n, seed: datasets.make_friedman1(n, 10, noise=1.0, random_state=seed)),
    "friedman2": generated(lambda n, seed: datasets.make_friedman2(n, noise=100, random_state=seed)),
    "friedman3": generated(lambda n, seed: datasets.make_friedman3(n, noise=0.2, random_state=seed)),
    "linear": generated(lambda n, seed: datasets.make_regression(n, 20, n_informative=8, noise=40, random_state=seed)),
    "steps": generated(steps),
}


def train(*call):
    done = subprocess.run([TRAIN, *map(str, call)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)


def losses(model, test, y, folder):
    """One a row."""
    train("predict", "--model", model, "--data", test, "--out", folder / "p.csv")
    found = pd.read_csv(folder / "p.csv", keep_default_na=False)
    if "probability_c0" not in found:
        return (found.prediction.to_numpy(float) - y) ** 2
    of = np.array([f"probability_c{k}" for k in y])
    columns = {name: i for i, name in enumerate(found.columns)}
    p = found.to_numpy()[np.arange(len(y)), [columns[name] for name in of]].astype(float)
    return -np.log(np.clip(p, 1e-15, 1))


def once(make, task, seed, trials, folder):
    """Losses of AutoML, and of each learner's best trial fitted alone."""
    x, y, rows = make(seed)
    frame = pd.DataFrame(x, columns=[f"f{i}" for i in range(x.shape[1])])
    if task == "classification":
        y = np.unique(y, return_inverse=True)[1]
    frame["y"] = y if task == "regression" else [f"c{k}" for k in y]
    known, test = folder / "train.csv", folder / "test.csv"
    frame[:rows].to_csv(known, index=False)
    frame[rows:].to_csv(test, index=False)
    common = ["--data", known, "--target", "y", "--task", task, "--seed", seed, "--test-fraction", "0.01"]
    metric = "log_loss" if task == "classification" else "normalized_root_mean_squared_error"
    train("automl", *common, "--out", folder / "automl", "--max-trials", trials, "--primary-metric", metric)
    ours = losses(folder / "automl", test, y[rows:], folder)
    singles = {}
    for entry in json.loads((folder / "automl/leaderboard.json").read_text()):
        if entry["learner"] not in singles:
            parameters = [part for name, value in entry["parameters"].items() for part in ("--param", f"{name}={value}")]
            train("fit", *common, "--learner", entry["learner"], *parameters, "--out", folder / "single")
            singles[entry["learner"]] = losses(folder / "single", test, y[rows:], folder)
    return ours, singles


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--trials", type=int, default=30)
    parser.add_argument("--table", nargs="*", default=[*CLASSES, *NUMBERS])
    asked = parser.parse_args()
    verdicts = []
    print(f"{'table':15}{'loss':>9}{'automl':>11}{'best single':>13}  {'learner':22}{'t':>7}  {'':8}{'seconds':>8}")
    with tempfile.TemporaryDirectory() as temporary:
        for name in asked.table:
            task = "classification" if name in CLASSES else "regression"
            start = time.time()
            found = [once({**CLASSES, **NUMBERS}[name], task, seed, asked.trials, pathlib.Path(temporary))
                     for seed in range(asked.seeds)]
            ours = np.concatenate([each for each, _ in found])
            singles = {learner: np.concatenate([alone[learner] for _, alone in found]) for learner in found[0][1]}
            best = min(singles, key=lambda learner: singles[learner].mean())
            same = np.allclose(ours, singles[best])
            t = 0.0 if same else stats.ttest_rel(singles[best], ours).statistic
            verdicts.append("worse" if t < -2 else "better" if t > 2 else "same")
            print(f"{name:15}{'log' if name in CLASSES else 'squared':>9}{ours.mean():11.4f}{singles[best].mean():13.4f}  {best:22}"
                  f"{t:+7.1f}  {verdicts[-1]:8}{time.time() - start:8.0f}", flush=True)
    print(f"better on {verdicts.count('better')} of {len(verdicts)}, worse on {verdicts.count('worse')}")
    sys.exit(1 if "worse" in verdicts or 3 * verdicts.count("better") < len(verdicts) else 0)


if __name__ == "__main__":
    main()
