"""An ordinary training script: it knows nothing of the machine that it runs on."""
import argparse
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--target", required=True)
parser.add_argument("--out", required=True)
arguments = parser.parse_args()

frame = pd.read_csv(arguments.data)
features, target = frame.drop(columns=[arguments.target]), frame[arguments.target]
train_x, test_x, train_y, test_y = train_test_split(features, target, test_size=0.25, random_state=7, stratify=target)
print(f"training on {len(train_x)} rows, {len(test_x)} held out", flush=True)

model = LogisticRegression(max_iter=1000).fit(train_x, train_y)
predicted = model.predict(test_x)
metrics = {
    "accuracy": accuracy_score(test_y, predicted),
    "f1_macro": f1_score(test_y, predicted, average="macro"),
}
mlflow.log_params({"learner": "LogisticRegression", "max_iter": 1000})
mlflow.log_metrics(metrics)
for name, value in metrics.items():
    print(f"{name}={value:.4f}", flush=True)

Path(arguments.out).mkdir(parents=True, exist_ok=True)
joblib.dump(model, Path(arguments.out) / "model.joblib")
