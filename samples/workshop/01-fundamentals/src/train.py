"""Trains a classifier: an ordinary script, to which paths are arguments and MLflow is where it logs."""
import argparse
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser()
parser.add_argument("--flowers", required=True)
parser.add_argument("--strength", type=float, required=True, help="inverse of the penalty; small means a strong one")
parser.add_argument("--model", type=Path, required=True)
arguments = parser.parse_args()

frame = pd.read_csv(arguments.flowers)
train, test = train_test_split(frame, test_size=0.25, random_state=7, stratify=frame["kind"])
model = LogisticRegression(C=arguments.strength, max_iter=1000).fit(train.drop(columns="kind"), train["kind"])
accuracy = model.score(test.drop(columns="kind"), test["kind"])

mlflow.log_param("strength", arguments.strength)
mlflow.log_metric("accuracy", accuracy)
print(f"strength {arguments.strength}: accuracy {accuracy:.4f} on {len(test)} rows", flush=True)

arguments.model.mkdir(parents=True, exist_ok=True)
joblib.dump(model, arguments.model / "model.joblib")
