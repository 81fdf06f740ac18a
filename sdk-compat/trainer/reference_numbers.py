"""Reference numbers of scipy, scikit-learn and Fairlearn for the trainer's statistics and metrics.

`python reference_numbers.py FILE` writes inputs and results as JSON; the trainer's tests hold its own results to them.
`python reference_numbers.py --check FILE` makes them anew and fails if a stored one differs by more than 1e-9.
Needs scipy, scikit-learn and fairlearn; made with scipy 1.17.1, scikit-learn 1.9.1, fairlearn 0.15.0, numpy of those.
"""

import json
import math
import sys

import fairlearn.metrics as fair
import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon
from sklearn import metrics


def numerical(baseline, production):
    """The formulas of azureml-assets' model monitoring components, over scipy."""
    b, p = np.asarray(baseline), np.asarray(production)
    low, high = min(b.min(), p.min()), max(b.max(), p.max())
    if low == high:
        margin = abs(low) * 0.005 or 0.005
        edges = np.array([low - margin, low + margin])
    else:
        edges = np.linspace(low, high, math.ceil(math.log2(min(len(b), len(p))) + 1) + 1)
    cb, cp = np.histogram(b, edges)[0], np.histogram(p, edges)[0]
    ab, ap = (cb + 1) / (cb.sum() + len(cb)), (cp + 1) / (cp.sum() + len(cp))
    return {
        "baseline": b.tolist(),
        "production": p.tolist(),
        "jensen_shannon_distance": float(jensenshannon(cb, cp, base=2)),
        "population_stability_index": float(((ap - ab) * np.log(ap / ab)).sum()),
        "normalized_wasserstein_distance": float(stats.wasserstein_distance(b, p) / max(b.std(ddof=1), 0.001)),
        "ks_exact": float(stats.ks_2samp(b, p, method="exact").pvalue),
        "ks_asymptotic": float(stats.ks_2samp(b, p, method="asymp").pvalue),
    }


def categorical(baseline, production):
    union = sorted(set(baseline) | set(production))
    cb = np.array([baseline.count(c) for c in union])
    cp = np.array([production.count(c) for c in union])
    ab, ap = (cb + 1) / (cb.sum() + len(cb)), (cp + 1) / (cp.sum() + len(cp))
    return {
        "baseline": baseline,
        "production": production,
        "jensen_shannon_distance": float(jensenshannon(cb, cp, base=2)),
        "population_stability_index": float(((ap - ab) * np.log(ap / ab)).sum()),
        "chi_squared": float(stats.chisquare(cp, cb / cb.sum() * cp.sum()).pvalue) if cb.min() > 0 else 0.0,
    }


def classification(actual, probabilities):
    k = len(probabilities[0])
    labels = list(range(k))
    p = np.asarray(probabilities)
    predicted = p.argmax(axis=1)
    y = np.asarray(actual)
    hot = np.eye(k)[y]
    counts = np.bincount(y, minlength=k)
    result = {
        "accuracy": metrics.accuracy_score(y, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(y, predicted),
        "log_loss": metrics.log_loss(y, p, labels=labels),
        "matthews_correlation": metrics.matthews_corrcoef(y, predicted),
        "norm_macro_recall": (metrics.recall_score(y, predicted, average="macro") - 1 / k) / (1 - 1 / k),
        "weighted_accuracy": metrics.accuracy_score(y, predicted, sample_weight=counts[y]),
    }
    for average in ("macro", "micro", "weighted"):
        result[f"AUC_{average}"] = metrics.roc_auc_score(hot, p, average=average)
        result[f"average_precision_score_{average}"] = metrics.average_precision_score(hot, p, average=average)
    for name, score in ("f1", metrics.f1_score), ("precision", metrics.precision_score), ("recall", metrics.recall_score):
        for average in ("macro", "micro", "weighted"):
            result[f"{name}_score_{average}"] = score(y, predicted, average=average, zero_division=0)
    if k == 2:
        result["AUC_binary"] = metrics.roc_auc_score(y, p[:, 1])
        result["average_precision_score_binary"] = metrics.average_precision_score(y, p[:, 1])
        result["f1_score_binary"] = metrics.f1_score(y, predicted)
        result["precision_score_binary"] = metrics.precision_score(y, predicted)
        result["recall_score_binary"] = metrics.recall_score(y, predicted)
    return {"actual": actual, "probabilities": probabilities, "metrics": {n: float(v) for n, v in result.items()}}


def regression(actual, predicted):
    y, p = np.asarray(actual), np.asarray(predicted)
    span = y.max() - y.min()
    rmse = metrics.root_mean_squared_error(y, p)
    rmsle = metrics.root_mean_squared_log_error(y, p)
    return {
        "actual": actual,
        "predicted": predicted,
        "metrics": {
            "explained_variance": metrics.explained_variance_score(y, p),
            "mean_absolute_error": metrics.mean_absolute_error(y, p),
            "mean_absolute_percentage_error": 100 * metrics.mean_absolute_percentage_error(y, p),
            "median_absolute_error": metrics.median_absolute_error(y, p),
            "normalized_mean_absolute_error": metrics.mean_absolute_error(y, p) / span,
            "normalized_median_absolute_error": metrics.median_absolute_error(y, p) / span,
            "normalized_root_mean_squared_error": rmse / span,
            "normalized_root_mean_squared_log_error": rmsle / (np.log1p(y.max()) - np.log1p(y.min())),
            "r2_score": metrics.r2_score(y, p),
            "root_mean_squared_error": rmse,
            "root_mean_squared_log_error": rmsle,
            "spearman_correlation": float(stats.spearmanr(y, p).statistic),
        },
    }


def clusters(rows, groups, classes):
    x, g, c = np.asarray(rows), np.asarray(groups), np.asarray(classes)
    return {
        "rows": rows,
        "groups": groups,
        "classes": classes,
        "metrics": {
            "silhouette": float(metrics.silhouette_score(x, g)),
            "calinski_harabasz": float(metrics.calinski_harabasz_score(x, g)),
            "davies_bouldin": float(metrics.davies_bouldin_score(x, g)),
        },
        "agreement": {
            "adjusted_rand_score": float(metrics.adjusted_rand_score(c, g)),
            "homogeneity_score": float(metrics.homogeneity_score(c, g)),
            "completeness_score": float(metrics.completeness_score(c, g)),
            "v_measure_score": float(metrics.v_measure_score(c, g)),
        },
    }


def labels(actual, probabilities):
    y, p = np.asarray(actual), np.asarray(probabilities)
    predicted = (p > 0.5).astype(int)
    result = {
        "accuracy": metrics.accuracy_score(y, predicted),
        "hamming_loss": metrics.hamming_loss(y, predicted),
        "AUC_macro": metrics.roc_auc_score(y, p, average="macro"),
        "average_precision_score_macro": metrics.average_precision_score(y, p, average="macro"),
    }
    for name, score in ("f1", metrics.f1_score), ("precision", metrics.precision_score), ("recall", metrics.recall_score):
        for average in ("macro", "micro"):
            result[f"{name}_score_{average}"] = score(y, predicted, average=average, zero_division=0)
    return {"actual": actual, "probabilities": probabilities, "metrics": {n: float(v) for n, v in result.items()}}


def fairness(actual, predicted, groups):
    frame = fair.MetricFrame(
        metrics={
            "count": fair.count,
            "selection_rate": fair.selection_rate,
            "accuracy": metrics.accuracy_score,
            "true_positive_rate": fair.true_positive_rate,
            "false_positive_rate": fair.false_positive_rate,
            "false_negative_rate": fair.false_negative_rate,
        },
        y_true=actual, y_pred=predicted, sensitive_features=groups)
    names = ["demographic_parity", "equalized_odds", "equal_opportunity", "accuracy_score"]
    return {
        "actual": actual,
        "predicted": predicted,
        "groups": groups,
        "by_group": {g: {n: float(v) for n, v in row.items()} for g, row in frame.by_group.to_dict("index").items()},
        "disparities": {
            f"{n}_{of}": float(getattr(fair, f"{n}_{of}")(actual, predicted, sensitive_features=groups))
            for n in names for of in ("difference", "ratio")
        },
    }


def rounded(rng, size, shift=0.0, scale=1.0, digits=3):
    return np.round(rng.normal(shift, scale, size), digits).tolist()


def make():
    rng = np.random.default_rng(7)
    probabilities = np.round(rng.dirichlet([1, 1, 1], 40), 4)
    probabilities[:, 2] = np.round(1 - probabilities[:, 0] - probabilities[:, 1], 4)
    score = np.round(rng.random(30), 2)
    ranks = [rng.integers(0, 6, 8).astype(float).tolist() for _ in range(2)]
    target = np.round(rng.gamma(2, 3, 25), 3)
    cases = {
        "numerical": [
            numerical(rounded(rng, 60), rounded(rng, 60, 0.3)),
            numerical(rounded(rng, 45), rounded(rng, 70, 0, 2)),
            numerical(rounded(rng, 30, digits=0), rounded(rng, 50, digits=0)),
            numerical([1.0, 1.0, 1.0], [1.0, 1.0]),
        ],
        "categorical": [
            categorical(list("aaabbbccdaab"), list("abbbcccdda")),
            categorical(list("aabb"), list("abcc")),
        ],
        "ndcg": [
            {
                "baseline": ranks[0],
                "production": ranks[1],
                "value": float(metrics.ndcg_score([ranks[0]], [ranks[1]])),
            }
        ],
        "classification": [
            classification(rng.integers(0, 3, 40).tolist(), probabilities.tolist()),
            classification(rng.integers(0, 2, 30).tolist(), np.round(np.c_[1 - score, score], 2).tolist()),
        ],
        "regression": [regression(target.tolist(), np.round(target * rng.uniform(0.6, 1.4, 25), 3).tolist())],
    }
    groups = rng.integers(0, 3, 30)
    cases["clusters"] = [
        clusters(np.round(rng.normal(size=(30, 3)) + groups[:, None], 3).tolist(), groups.tolist(),
                 rng.integers(0, 4, 30).tolist()),
    ]
    has = rng.integers(0, 2, (25, 4))
    cases["labels"] = [labels(has.tolist(), np.round(0.3 * has + 0.7 * rng.random((25, 4)), 2).tolist())]
    answers = rng.integers(0, 2, (2, 60))
    cases["fairness"] = [
        fairness(answers[0].tolist(), answers[1].tolist(), rng.choice(["a", "b", "c"], 60).tolist()),
        # a group without a positive, and one without a negative
        fairness([1, 1, 0, 0, 1, 1, 0, 0], [1, 0, 0, 1, 1, 1, 0, 1], list("aaaabbcc")),
    ]
    return cases


def differences(at, stored, made):
    if isinstance(stored, dict):
        for name in stored.keys() | made.keys():
            yield from differences(f"{at}.{name}", stored.get(name), made.get(name))
    elif isinstance(stored, list):
        for i, (a, b) in enumerate(zip(stored, made, strict=True)):
            yield from differences(f"{at}[{i}]", a, b)
    elif isinstance(stored, float):
        if not math.isclose(stored, made, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{at}: stored {stored}, now {made}"
    elif stored != made:
        yield f"{at}: stored {stored}, now {made}"


if __name__ == "__main__":
    cases = make()
    if sys.argv[1] == "--check":
        with open(sys.argv[2]) as file:
            found = list(differences("", json.load(file), json.loads(json.dumps(cases))))
        print("\n".join(found) or "the stored reference numbers hold")
        sys.exit(1 if found else 0)
    with open(sys.argv[1], "w") as file:
        json.dump(cases, file, separators=(",", ":"))
