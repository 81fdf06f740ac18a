"""Trains each learner on generated tables and compares three ways to predict: `lazurite-train predict`, MLflow's
`pyfunc.load_model` on the same folder, and onnxruntime on its model.onnx.

Needs mlflow (or mlflow-skinny), onnx, onnxruntime, pandas, scikit-learn, and the trainer built
(`./mvnw -pl trainer package -DskipTests`). Fails when a number differs by more than 1e-5.
"""

import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd

TRAIN = pathlib.Path(__file__).parents[2] / "trainer/bin/lazurite-train"
CLASSIFIERS = ["logistic-regression", "logistic-sgd", "decision-tree", "random-forest", "gradient-boosting"]
CLASSIFIERS += ["k-nearest-neighbors", "k-nearest-neighbors weights=distance", "baseline"]
REGRESSORS = ["linear-regression", "elastic-net", "linear-sgd", "decision-tree", "random-forest", "gradient-boosting"]
REGRESSORS += ["k-nearest-neighbors", "k-nearest-neighbors weights=distance", "baseline"]
UNSUPERVISED = ["k-means", "isolation-forest"]


def table(target):
    """Numbers with gaps, large ones, and a category with gaps; a target that depends on all."""
    rng = np.random.default_rng(3)
    n = 400
    frame = pd.DataFrame({
        "a": rng.normal(size=n).round(4),
        "year": rng.integers(1950, 2020, n).astype(float),
        "size": (rng.gamma(2, 1e5, n)).round(2),
        "town": rng.choice(["Aachen", "Bonn", "Köln"], n),
    })
    score = frame.a * 2 + (frame.year - 1985) / 20 + frame["size"] / 1e5 + (frame.town == "Bonn") * 2
    frame.loc[rng.random(n) < 0.1, "a"] = np.nan
    frame.loc[rng.random(n) < 0.1, "town"] = ""
    noisy = score + rng.normal(scale=0.3, size=n)
    frame["y"] = noisy.round(4) if target == "number" else pd.cut(noisy, 3, labels=["low", "mid", "high"]).astype(str)
    return frame


def predict(model, data, folder):
    out = folder / "predictions.csv"
    subprocess.run([TRAIN, "predict", "--model", model, "--data", data, "--out", out], check=True, stdout=subprocess.DEVNULL)
    return pd.read_csv(out)


def difference(ours, theirs):
    worst = 0.0
    for column in ours.columns:
        if ours[column].dtype.kind == "f":
            scale = np.maximum(1, np.abs(ours[column]))
            worst = max(worst, float((np.abs(ours[column] - theirs[column].to_numpy().ravel()) / scale).max()))
        elif (ours[column].astype(str) != theirs[column].astype(str)).any():
            return float("inf")
    return worst


def with_parameters(learner):
    name, *parameters = learner.split()
    return [name, *(part for each in parameters for part in ("--param", each))]


def compare(kind, learner, folder):
    """The greatest relative differences of pyfunc and of onnxruntime from `lazurite-train predict`."""
    import mlflow.pyfunc
    import onnxruntime

    frame = table("number" if kind == "number" else "class")
    if kind == "labels":
        frame["y"] = frame.y + np.where(frame.year > 1985, ";late", "")
    data, model = folder / f"{kind}.csv", folder / f"{kind}-{learner}"
    frame.to_csv(data, index=False)
    # MLflow 3.17 hands pandas 3's own strings to onnxruntime as they are, which takes objects only
    inputs = frame.drop(columns="y").astype({"town": object})
    subprocess.run(
        [TRAIN, "fit", "--data", data, "--target", "y", "--learner", *with_parameters(learner), "--out", model, "--mlflow", "off"]
        + (["--task", "multi-label"] if kind == "labels" else []),
        check=True, stdout=subprocess.DEVNULL)
    ours = predict(model, data, folder)
    if kind == "labels":
        ours = ours.drop(columns="prediction")  # sets of labels have no form in ONNX, their probabilities do
    session = onnxruntime.InferenceSession(model / "model.onnx")
    feeds = {n: inputs[[n]].to_numpy(dtype=object if n == "town" else float) for n in inputs}
    raw = pd.DataFrame({o.name: a.ravel() for o, a in zip(session.get_outputs(), session.run(None, feeds))})
    return difference(ours, mlflow.pyfunc.load_model(str(model)).predict(inputs)), difference(ours, raw)


def main():
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        kinds = {"class": CLASSIFIERS, "number": REGRESSORS, "labels": CLASSIFIERS, "groups": UNSUPERVISED}
        for kind, learners in kinds.items():
            for learner in learners:
                pyfunc, onnx = compare(kind, learner, pathlib.Path(temporary))
                failed |= not max(pyfunc, onnx) <= 1e-5
                print(f"{kind:8}{learner:37}pyfunc {pyfunc:.1e}   onnxruntime {onnx:.1e}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
