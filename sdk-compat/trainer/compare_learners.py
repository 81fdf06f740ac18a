"""Compares quality and CPU of `fit` with scikit-learn and xgboost, over five seeds, and prints a table.

    python compare_learners.py [--rows 20000] [--columns 20] [--seeds 5] [--learner NAME ...]

Both sides get the same rows, the same split and the same hyperparameters, and one thread. Time is the CPU of the process, with
all its threads, in the third fit; bench/trainer/fit.py goes into that. Java runs FitTimes.java beside this file on the classes of
trainer/target/lazurite-train.jar. Needs numpy, scikit-learn and xgboost; `uv pip install scikit-learn
xgboost-cpu` makes a venv for it. The machine's load is printed, since it decides how much the times can be trusted.
"""

import argparse
import os
import pathlib
import subprocess
import tempfile
import time
import warnings

for variable in "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS":
    os.environ.setdefault(variable, "1")
warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402
import xgboost  # noqa: E402
from sklearn import datasets, ensemble, linear_model, metrics, tree  # noqa: E402

HERE = pathlib.Path(__file__).parent
JAR = HERE.parents[1] / "trainer/target/lazurite-train.jar"
PEERS = {
    "logistic-regression": {"scikit-learn": lambda s, n=1: linear_model.LogisticRegression(max_iter=1000)},
    "decision-tree": {"scikit-learn": lambda s, n=1: tree.DecisionTreeClassifier(random_state=s)},
    "random-forest": {"scikit-learn": lambda s, n=1: ensemble.RandomForestClassifier(100, n_jobs=n, random_state=s)},
    "gradient-boosting": {
        "scikit-learn": lambda s, n=1: ensemble.HistGradientBoostingClassifier(early_stopping=False, random_state=s),
        "xgboost hist": lambda s, n=1: xgboost.XGBClassifier(
            n_estimators=100, learning_rate=0.1, max_leaves=31, max_depth=0, grow_policy="lossguide",
            tree_method="hist", n_jobs=n, random_state=s),
    },
}


def generated(rows, columns, classes):
    def make(seed):
        x, y = datasets.make_classification(
            rows * 5 // 4, columns, n_informative=columns // 2, n_redundant=2, n_classes=classes, random_state=seed)
        return x, y, rows
    return make


def shipped(load):
    def make(seed):
        x, y = load(return_X_y=True)
        order = np.random.default_rng(seed).permutation(len(y))
        x = (x - x.mean(axis=0)) / np.maximum(x.std(axis=0), 1e-9)
        return x[order], y[order], len(y) * 3 // 4
    return make


def write(x, y, train, file):
    np.concatenate([[len(y), x.shape[1], train, y.max() + 1], np.c_[x, y].ravel()]).astype(">f8").tofile(file)


def java(learner, file, seed, threads, rounds):
    return ["java", "-XX:+UseSerialGC", "-Xmx3g", "-cp", JAR, HERE / "FitTimes.java", learner, file, str(seed), str(threads),
            str(rounds)]


def ours(learner, x, y, train, seed):
    with tempfile.NamedTemporaryFile() as file:
        write(x, y, train, file.name)
        out = subprocess.run(java(learner, file.name, seed, 1, 3), check=True, capture_output=True, text=True).stdout.split()
    return [float(each) for each in out[1:]]


def theirs(make, x, y, train, seed):
    return fitted(make(seed), x, y, train, 3)[1:]


def fitted(model, x, y, train, rounds):
    """CPU seconds of the first and of the last fit, accuracy, log loss."""
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        model.fit(x[:train], y[:train])
        seconds.append(time.process_time() - start)
    p = model.predict_proba(x[train:])
    labels = list(range(p.shape[1]))
    return [seconds[0], seconds[-1], metrics.accuracy_score(y[train:], p.argmax(1)), metrics.log_loss(y[train:], p, labels=labels)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--learner", nargs="*", default=list(PEERS))
    asked = parser.parse_args()
    tables = {
        "breast_cancer": shipped(datasets.load_breast_cancer),
        "digits": shipped(datasets.load_digits),
        "iris": shipped(datasets.load_iris),
        "wine": shipped(datasets.load_wine),
        f"2 classes {asked.rows}x{asked.columns}": generated(asked.rows, asked.columns, 2),
        f"3 classes {asked.rows}x{asked.columns}": generated(asked.rows, asked.columns, 3),
    }
    print(f"load {os.getloadavg()[0]:.1f}; CPU seconds of fit, accuracy, log loss: mean (deviation) of {asked.seeds} seeds")
    for name, make in tables.items():
        for learner in asked.learner:
            rows = {"lazurite": [], **{peer: [] for peer in PEERS[learner]}}
            for seed in range(asked.seeds):
                x, y, train = make(seed)
                rows["lazurite"].append(ours(learner, x, y, train, seed))
                for peer, build in PEERS[learner].items():
                    rows[peer].append(theirs(build, x, y, train, seed))
            for side, found in rows.items():
                mean, deviation = np.mean(found, axis=0), np.std(found, axis=0)
                cells = "".join(f"{m:11.4f} ({d:.4f})" for m, d in zip(mean, deviation))
                print(f"{name:24}{learner:21}{side:14}{cells}", flush=True)


if __name__ == "__main__":
    main()
