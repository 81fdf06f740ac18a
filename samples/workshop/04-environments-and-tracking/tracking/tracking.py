"""Runs with everything that a run can hold, and how to find them again. README.md explains each step."""
import logging
import os
import warnings

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)
logging.getLogger("mlflow").setLevel(logging.ERROR)

import mlflow  # noqa: E402
from azure.ai.ml import MLClient  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

EXPERIMENT = "tracking"


def say(name, value):
    print(f"{name} = {value}", flush=True)


def descend(rate):
    """Goes down a parabola; each step is logged."""
    x = 4.0
    for step in range(20):
        mlflow.log_metrics({"loss": x * x, "x": x}, step=step)
        x -= rate * 2 * x
    mlflow.log_metric("loss", x * x, step=20)
    return x * x


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    mlflow.set_tracking_uri(ml.workspaces.get(ml.workspace_name).mlflow_tracking_uri)
    mlflow.set_experiment(EXPERIMENT)

    print("\n== a run with three runs below it")
    with mlflow.start_run(run_name="rates") as parent:
        for rate in (0.01, 0.1, 1.1):
            with mlflow.start_run(run_name=f"rate {rate}", nested=True) as child:
                mlflow.log_param("rate", rate)
                mlflow.set_tag("lesson", "tracking")
                loss = descend(rate)
                mlflow.log_dict({"rate": rate, "loss": loss}, "summary/result.json")

    print("\n== found again")
    below = f"tags.mlflow.parentRunId = '{parent.info.run_id}'"
    runs = mlflow.search_runs(
        experiment_names=[EXPERIMENT], filter_string=below, order_by=["metrics.loss ASC"], output_format="list")
    for run in runs:
        print(run.info.run_name, run.data.metrics["loss"])
    say("runs below the first", len(runs))
    say("the best rate", runs[0].data.params["rate"])
    diverged = mlflow.search_runs(
        experiment_names=[EXPERIMENT], filter_string=f"{below} and metrics.loss > 16 and tags.lesson = 'tracking'",
        output_format="list")
    say("rates that diverged", ", ".join(run.data.params["rate"] for run in diverged))

    print("\n== what the best one holds")
    best = runs[0]
    history = mlflow.MlflowClient().get_metric_history(best.info.run_id, "loss")
    say("points of its loss", len(history))
    say("the first of them", history[0].value)
    say("its last loss", f"{best.data.metrics['loss']:.6f}")
    said = mlflow.artifacts.load_dict(f"{best.info.artifact_uri}/summary/result.json")
    say("its artifact says the rate", said["rate"])
    say("its state", best.info.status)


if __name__ == "__main__":
    main()
