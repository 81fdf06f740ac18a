"""Trains each network on small generated data and compares two ways to predict: `lazurite-train predict`, and MLflow's
`pyfunc.load_model` on the same folder (onnxruntime on its model.onnx where MLflow is not installed).

Needs numpy, onnxruntime, and the trainer built with PyTorch's libraries (`./mvnw -pl trainer package -DskipTests -Ppytorch`).
Fails when a number differs by more than 1e-5.
"""

import csv
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy as np

TRAIN = os.environ.get("LAZURITE_TRAIN", str(pathlib.Path(__file__).parents[2] / "trainer/bin/lazurite-train"))
SIDE = 12


def png(path, pixels):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(row) for row in pixels.astype(np.uint8))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def pictures(folder):
    rng = np.random.default_rng(1)
    images = {}
    for kind in "left", "right":
        (folder / kind).mkdir(parents=True)
        for i in range(60):
            pixels = rng.integers(0, 120, (SIDE, SIDE))
            pixels[:, : SIDE // 2] += 80 * (kind == "left")
            pixels[:, SIDE // 2 :] += 80 * (kind == "right")
            png(folder / kind / f"{i:02}.png", pixels)
            images[folder / kind / f"{i:02}.png"] = pixels
    ordered = np.stack([images[path] for path in sorted(images)])
    return folder, {"image": (ordered[:, None] / 255).astype(np.float32)}


def texts(path):
    rng = np.random.default_rng(2)
    words = [["great", "nice", "lovely"], ["awful", "bad", "poor"]]
    rows = []
    for i in range(200):
        picked = list(rng.choice("the a film was plot scene and".split(), rng.integers(2, 9))) + [str(rng.choice(words[i % 2]))]
        rng.shuffle(picked)
        rows.append((" ".join(picked) + ("." if i % 3 else " été!"), ["good", "bad"][i % 2]))
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("review", "mood"), *rows])
    return path, [text for text, _ in rows]


def tokens(model, reviews):
    described = json.loads((model / "model.json").read_text())["input"]
    numbers = {token: i + 2 for i, token in enumerate(described["tokens"])}
    encoded = np.zeros((len(reviews), described["length"]), dtype=np.int64)
    for row, review in enumerate(reviews):
        found = re.findall(r"[^\W_]+", review.lower())[: described["length"]]
        encoded[row, : len(found)] = [numbers.get(token, 1) for token in found]
    return {"tokens": encoded}


def table(path):
    rng = np.random.default_rng(3)
    a, b = rng.normal(size=300).round(4), rng.normal(50, 9, 300).round(3)
    town = rng.choice(["Aachen", "Bonn", "Köln"], 300)
    y = (np.sin(2 * a) * 10 + b + (town == "Bonn") * 7).round(4)
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("a", "b", "town", "y"), *zip(a, b, town, y)])
    return path, {"a": a[:, None], "b": b[:, None], "town": town.astype(object)[:, None]}


def answers(model, feeds):
    """The outputs by name, out of MLflow where it is there and the input is one tensor."""
    try:
        import mlflow.pyfunc
    except ImportError:
        import onnxruntime

        session = onnxruntime.InferenceSession(str(model / "model.onnx"))
        return {o.name: v for o, v in zip(session.get_outputs(), session.run(None, feeds))}
    if len(feeds) > 1:
        import pandas as pd

        answer = mlflow.pyfunc.load_model(str(model)).predict(
            pd.DataFrame({name: pd.Series(values.ravel(), dtype=values.dtype) for name, values in feeds.items()}))
        return {name: answer[name].to_numpy() for name in answer}
    return mlflow.pyfunc.load_model(str(model)).predict(feeds)


def main():
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        images, image_feeds = pictures(folder / "pictures")
        reviews, sentences = texts(folder / "reviews.csv")
        numbers, number_feeds = table(folder / "numbers.csv")
        network = folder / "network.yml"
        network.write_text(
            "input: {image: {height: 12, width: 12}}\nlayers: [{convolution: {filters: 4, stride: 2}}, batch_norm, gelu,"
            " {average_pool: {size: 2, stride: 1}}, global_average_pool, {dense: 8}, layer_norm, tanh]\n")
        epochs = ["--param", "epochs=3"]
        for name, data, options in (
            ("mlp", numbers, ["--learner", "mlp", "--target", "y", *epochs]),
            ("cnn", images, ["--learner", "cnn", "--param", "image_size=12", *epochs]),
            ("file", images, ["--model-file", network, *epochs]),
            ("gru", reviews, ["--learner", "rnn", "--target", "mood", "--param", "length=7", *epochs]),
            ("lstm", reviews, ["--learner", "rnn", "--target", "mood", "--param", "cell=lstm", *epochs]),
            ("transformer", reviews, ["--learner", "transformer", "--target", "mood", "--param", "encoder_layers=2", *epochs]),
        ):
            model, out = folder / name, folder / "predictions.csv"
            command = TRAIN.split(" ")
            subprocess.run([*command, "fit", "--data", data, "--out", model, *options], check=True, stdout=subprocess.DEVNULL)
            subprocess.run(
                [*command, "predict", "--model", model, "--data", data, "--out", out], check=True, stdout=subprocess.DEVNULL)
            feeds = {"mlp": number_feeds, "cnn": image_feeds, "file": image_feeds}.get(name) or tokens(model, sentences)
            theirs = answers(model, feeds)
            with out.open() as file:
                ours = list(csv.DictReader(file))
            worst = 0.0
            for column in ours[0]:
                values = np.asarray(theirs[column]).ravel()
                if column == "prediction" and name != "mlp":
                    failed |= [row[column] for row in ours] != [str(value) for value in values]
                else:
                    mine = np.array([float(row[column]) for row in ours])
                    worst = max(worst, float((np.abs(mine - values) / np.maximum(1, np.abs(mine))).max()))
            failed |= not worst <= 1e-5
            print(f"{name:14}{worst:.1e}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
