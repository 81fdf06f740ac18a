"""Logs batches of 1,000 metrics with MLflow's own client for some seconds, and prints the metrics a second.

Arguments: the tracking URI, the seconds. MLFLOW_TRACKING_TOKEN holds the token, where the server wants one.
"""

import sys
import time

from mlflow.entities import Metric
from mlflow.tracking import MlflowClient

uri, seconds = sys.argv[1], float(sys.argv[2])
client = MlflowClient(tracking_uri=uri)
experiment = client.create_experiment(f"python-{time.time_ns()}")
run = client.create_run(experiment).info.run_id
names = [f"metric-{i}" for i in range(1000)]


def log(step):
    client.log_batch(run, metrics=[Metric(name, i * 0.5, 1700000000000 + step, step) for i, name in enumerate(names)])


for step in range(3):
    log(step)
begun = time.perf_counter()
batches = 0
while time.perf_counter() - begun < seconds:
    log(3 + batches)
    batches += 1
print(batches * 1000 / (time.perf_counter() - begun))
