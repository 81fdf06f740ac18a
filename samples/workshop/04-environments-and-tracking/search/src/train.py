"""Trains a classifier epoch by epoch and logs its accuracy after each: what a sweep looks at while a trial runs."""
import argparse
from pathlib import Path

import joblib
import mlflow
import numpy as np
import pandas as pd
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("--flowers", required=True)
parser.add_argument("--rate", type=float, required=True, help="learning rate")
parser.add_argument("--loss", required=True, help="hinge or log_loss")
parser.add_argument("--model", type=Path, required=True)
arguments = parser.parse_args()

frame = pd.read_csv(arguments.flowers)
train, test = train_test_split(frame, test_size=0.25, random_state=7, stratify=frame["kind"])
kinds = np.unique(frame["kind"])
scaler = StandardScaler().fit(train.drop(columns="kind"))
model = SGDClassifier(
    loss=arguments.loss, learning_rate="constant", eta0=arguments.rate, random_state=7)
for epoch in range(10):
    model.partial_fit(scaler.transform(train.drop(columns="kind")), train["kind"], classes=kinds)
    accuracy = model.score(scaler.transform(test.drop(columns="kind")), test["kind"])
    mlflow.log_metric("accuracy", accuracy, step=epoch)

print(f"rate {arguments.rate:.5f}, {arguments.loss}: accuracy {accuracy:.4f}", flush=True)
arguments.model.mkdir(parents=True, exist_ok=True)
joblib.dump(make_pipeline(scaler, model), arguments.model / "model.joblib")
