"""Compares the quality of every tabular learner with its peer in scikit-learn, over five seeds, and prints a table.

    python compare_quality.py [--seeds 5] [--learner NAME ...] [--table NAME ...]

Both sides get the same rows, the same split and the same hyperparameters (the defaults, where those agree). Java is the real
`lazurite-train`: fit on the rows to learn from, predict on the others. A line says the mean and deviation of both sides and by
how many standard errors of the paired differences they are apart; it fails beyond 3 where Lazurite is the worse. Speed is
compare_learners.py's matter. Needs numpy, pandas, scipy and scikit-learn, and the trainer built.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
import pandas as pd
from sklearn import cluster, datasets, dummy, ensemble, linear_model, metrics, multioutput, neighbors, svm, tree
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
TRAIN = pathlib.Path(__file__).parents[2] / "trainer/bin/lazurite-train"


def shuffled(load):
    def make(seed):
        x, y = load(return_X_y=True)
        order = np.random.default_rng(seed).permutation(len(y))
        return x[order], y[order]
    return make


def friedman(seed):
    return datasets.make_friedman1(1200, 10, noise=1.0, random_state=seed)


def classes(seed):
    return datasets.make_classification(1600, 15, n_informative=8, n_classes=3, random_state=seed)


def noisy(seed):
    return datasets.make_classification(1600, 20, n_informative=5, flip_y=0.15, class_sep=0.8, weights=[0.7], random_state=seed)


def seven(seed):
    return datasets.make_classification(
        2400, 25, n_informative=12, n_redundant=8, n_classes=7, n_clusters_per_class=1, random_state=seed)


def quantiles(seed):
    return datasets.make_gaussian_quantiles(n_samples=1600, n_features=8, n_classes=4, random_state=seed)


def hastie(seed):
    x, y = datasets.make_hastie_10_2(1600, random_state=seed)
    return x, (y > 0).astype(int)


def rounded(seed):
    """Few distinct values a column, so that many splits are equally good."""
    x, y = datasets.make_classification(1600, 12, n_informative=6, n_classes=3, random_state=seed)
    return x.round(), y


def blobs(seed):
    return datasets.make_blobs(900, 5, centers=6, cluster_std=1.5, random_state=seed)


def moons(seed):
    return datasets.make_moons(700, noise=0.06, random_state=seed)


def outliers(seed):
    rng = np.random.default_rng(seed)
    x = np.vstack([rng.normal(size=(950, 6)) @ rng.normal(size=(6, 6)), rng.uniform(-8, 8, (50, 6))])
    y = np.r_[np.zeros(950, int), np.ones(50, int)]
    order = rng.permutation(len(y))
    return x[order], y[order]


def labels(seed):
    return datasets.make_multilabel_classification(900, 12, n_classes=4, random_state=seed)


CLASSES = {"breast_cancer": shuffled(datasets.load_breast_cancer), "digits": shuffled(datasets.load_digits),
           "wine": shuffled(datasets.load_wine), "iris": shuffled(datasets.load_iris), "3 classes": classes, "noisy": noisy,
           "7 classes": seven, "quantiles": quantiles, "hastie": hastie, "rounded": rounded}
NUMBERS = {"diabetes": shuffled(datasets.load_diabetes), "friedman1": friedman,
           "friedman2": lambda s: datasets.make_friedman2(1200, noise=50, random_state=s),
           "friedman3": lambda s: datasets.make_friedman3(1200, noise=0.1, random_state=s),
           "sparse": lambda s: datasets.make_sparse_uncorrelated(1200, 10, random_state=s),
           "linear": lambda s: datasets.make_regression(1200, 20, n_informative=8, noise=20, random_state=s)}
# learner: (its tables, scikit-learn's peer, what our side is told)
CLASSIFIERS = {
    "logistic-regression": (lambda s: linear_model.LogisticRegression(max_iter=1000), {}),
    "decision-tree": (lambda s: tree.DecisionTreeClassifier(random_state=s), {}),
    "random-forest": (lambda s: ensemble.RandomForestClassifier(random_state=s), {}),
    "gradient-boosting": (lambda s: ensemble.HistGradientBoostingClassifier(early_stopping=False, random_state=s), {}),
    "k-nearest-neighbors": (lambda s: neighbors.KNeighborsClassifier(weights="distance"), {"weights": "distance"}),
    "svm": (lambda s: svm.SVC(), {}),
    "baseline": (lambda s: dummy.DummyClassifier(), {}),
}
REGRESSORS = {
    "linear-regression": (lambda s: linear_model.LinearRegression(), {}),
    "elastic-net": (lambda s: linear_model.ElasticNet(alpha=0.1), {"alpha": "0.1"}),
    "decision-tree": (lambda s: tree.DecisionTreeRegressor(random_state=s), {}),
    "random-forest": (lambda s: ensemble.RandomForestRegressor(random_state=s), {}),
    "gradient-boosting": (lambda s: ensemble.HistGradientBoostingRegressor(early_stopping=False, random_state=s), {}),
    "k-nearest-neighbors": (lambda s: neighbors.KNeighborsRegressor(), {}),
    "svm": (lambda s: svm.SVR(C=10), {"C": "10"}),
    "baseline": (lambda s: dummy.DummyRegressor(), {}),
}
GROUPERS = {
    "k-means": ("blobs", blobs, lambda s: cluster.KMeans(6, n_init=10, random_state=s), {"n_clusters": "6"}),
    "hdbscan": ("moons", moons, lambda s: cluster.HDBSCAN(min_cluster_size=20, min_samples=5),
                {"min_cluster_size": "20", "min_samples": "5"}),
}


def ours(x, y, train, learner, parameters, seed, folder, task=None):
    frame = pd.DataFrame(x, columns=[f"f{i}" for i in range(x.shape[1])])
    frame["y"] = y
    frame[:train].to_csv(folder / "train.csv", index=False)
    frame[train:].to_csv(folder / "test.csv", index=False)
    call = [TRAIN, "fit", "--data", folder / "train.csv", "--target", "y", "--learner", learner, "--out", folder / "model",
            "--seed", str(seed), "--test-fraction", "0.001"]
    call += ["--task", task] if task else []
    for name, value in parameters.items():
        call += ["--param", f"{name}={value}"]
    done = subprocess.run(call, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    subprocess.run([TRAIN, "predict", "--model", folder / "model", "--data", folder / "test.csv", "--out", folder / "p.csv"],
                   check=True, stdout=subprocess.DEVNULL)
    return pd.read_csv(folder / "p.csv", keep_default_na=False)


def rounds(seeds, folder, learners, tables):
    """Each line: what, higher is better by which metric, and one pair of scores a seed."""
    def scaled(x, train):
        scaler = StandardScaler().fit(x[:train])
        return scaler.transform(x)

    def chosen(known):
        return [(table, make) for table, make in known.items() if not tables or table in tables]

    for name, (peer, told) in CLASSIFIERS.items():
        for table, make in chosen(CLASSES) if name in learners else ():
            scores = []
            for seed in range(seeds):
                x, y = make(seed)
                train = len(y) * 3 // 4
                mine = ours(x, [f"c{k}" for k in y], train, name, told, seed, folder)
                z = scaled(x, train)
                predicted = peer(seed).fit(z[:train], y[:train]).predict(z[train:])
                scores.append((metrics.accuracy_score([f"c{k}" for k in y[train:]], mine.prediction),
                               metrics.accuracy_score(y[train:], predicted)))
            yield name, table, "accuracy", scores
    for name, (peer, told) in REGRESSORS.items():
        for table, make in chosen(NUMBERS) if name in learners else ():
            scores = []
            for seed in range(seeds):
                x, y = make(seed)
                train = len(y) * 3 // 4
                mine = ours(x, y, train, name, told, seed, folder, "regression")
                z = scaled(x, train)
                mean, deviation = y[:train].mean(), y[:train].std()
                # LIBSVM's epsilon goes by the size of the target; on our side it is scaled
                model = peer(seed)
                if name == "svm":
                    predicted = model.fit(z[:train], (y[:train] - mean) / deviation).predict(z[train:]) * deviation + mean
                else:
                    predicted = model.fit(z[:train], y[:train]).predict(z[train:])
                scores.append((metrics.r2_score(y[train:], mine.prediction.astype(float)),
                               metrics.r2_score(y[train:], predicted)))
            yield name, table, "r2", scores
    for name, (table, make, peer, told) in GROUPERS.items():
        scores = []
        for seed in range(seeds if name in learners else 0):
            x, y = make(seed)
            # groups are of the rows that they were found in: both sides see all, ours is asked for them again
            mine = ours(np.vstack([x, x]), [f"c{k}" for k in y] * 2, len(y), name, told, seed, folder)
            found = peer(seed).fit_predict(StandardScaler().fit_transform(x))
            scores.append((metrics.adjusted_rand_score(y, mine.prediction), metrics.adjusted_rand_score(y, found)))
        if scores:
            yield name, table, "adjusted Rand", scores
    if "isolation-forest" in learners:
        scores = []
        for seed in range(seeds):
            x, y = outliers(seed)
            train = len(y) * 3 // 4
            mine = ours(x, [f"c{k}" for k in y], train, "isolation-forest", {}, seed, folder)
            theirs = -ensemble.IsolationForest(random_state=seed).fit(x[:train]).score_samples(x[train:])
            scores.append((metrics.roc_auc_score(y[train:], mine.probability_anomaly.astype(float)),
                           metrics.roc_auc_score(y[train:], theirs)))
        yield "isolation-forest", "outliers", "AUC", scores
    if "multi-label" in learners:
        for base, peer in ("logistic-regression", linear_model.LogisticRegression(max_iter=1000)), (
                "random-forest", ensemble.RandomForestClassifier(random_state=0)):
            scores = []
            for seed in range(seeds):
                x, y = labels(seed)
                train = len(y) * 3 // 4
                cells = [";".join(f"l{k}" for k in np.flatnonzero(row)) for row in y]
                mine = ours(x, cells, train, base, {}, seed, folder, "multi-label")
                z = scaled(x, train)
                predicted = multioutput.MultiOutputClassifier(peer).fit(z[:train], y[:train]).predict(z[train:])
                sets = [set(cell.split(";")) for cell in mine.prediction]
                has = np.array([[f"l{k}" in each for k in range(y.shape[1])] for each in sets])
                scores.append((metrics.f1_score(y[train:], has, average="macro"),
                               metrics.f1_score(y[train:], predicted, average="macro")))
            yield "multi-label", base, "F1 macro", scores


def main():
    every = [*dict.fromkeys([*CLASSIFIERS, *REGRESSORS, *GROUPERS, "isolation-forest", "multi-label"])]
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--learner", nargs="*", default=every)
    parser.add_argument("--table", nargs="*", default=[], help="of classes and numbers; all when none is named")
    asked = parser.parse_args()
    worse = False
    print(f"{'learner':22}{'table':22}{'metric':15}{'lazurite':>18}{'scikit-learn':>18}{'apart by':>10}")
    with tempfile.TemporaryDirectory() as temporary:
        for learner, table, metric, scores in rounds(asked.seeds, pathlib.Path(temporary), asked.learner, asked.table):
            a, b = np.array(scores).T
            error = np.std(a - b, ddof=1) / np.sqrt(len(a)) if len(a) > 1 else 0
            apart = np.mean(a - b) / error if error > 0 else 0.0 if np.allclose(a, b) else np.sign(np.mean(a - b)) * np.inf
            bad = apart < -3 and np.mean(a - b) < -0.01
            worse |= bad
            print(f"{learner:22}{table:22}{metric:15}{a.mean():10.4f} ({a.std():.4f}){b.mean():9.4f} ({b.std():.4f})"
                  f"{apart:+9.1f}{'  WORSE' if bad else ''}", flush=True)
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
