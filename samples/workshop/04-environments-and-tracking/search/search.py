"""A search over two hyperparameters, read back with MLflow, and the best trial's model. README.md explains each step."""
import logging
import os
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)
logging.getLogger("mlflow").setLevel(logging.ERROR)

import mlflow  # noqa: E402
from azure.ai.ml import Input, MLClient, Output, command  # noqa: E402
from azure.ai.ml.constants import AssetTypes  # noqa: E402
from azure.ai.ml.entities import AmlCompute, Environment  # noqa: E402
from azure.ai.ml.sweep import BanditPolicy, Choice, LogUniform, RandomSamplingAlgorithm  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent
QUICKSTART = HERE.parents[2] / "quickstart"
EXPERIMENT = "search"


def say(name, value):
    print(f"{name} = {value}", flush=True)


def a_trial(ml):
    """The command that every trial runs; where a hyperparameter goes stands in it as an input that has a distribution."""
    ml.compute.begin_create_or_update(
        AmlCompute(name="cpu", size="Standard_DS3_v2", min_instances=0, max_instances=2)).result()
    environment = ml.environments.create_or_update(Environment(
        name="workshop", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
        conda_file=str(QUICKSTART / "environment.yml")))
    return command(
        environment=f"{environment.name}:{environment.version}", compute="cpu", code=str(HERE / "src"),
        command="python train.py --flowers ${{inputs.flowers}} --rate ${{search_space.rate}} --loss ${{search_space.loss}}"
                " --model ${{outputs.model}}",
        inputs={
            "flowers": Input(type=AssetTypes.URI_FILE, path=str(QUICKSTART / "flowers.csv")),
            "rate": LogUniform(-9, 2),
            "loss": Choice(["hinge", "log_loss"]),
        },
        outputs={"model": Output(type=AssetTypes.URI_FOLDER)})


def search(ml):
    sweep = a_trial(ml).sweep(
        sampling_algorithm=RandomSamplingAlgorithm(rule="sobol", seed=7),
        primary_metric="accuracy", goal="Maximize",
        early_termination_policy=BanditPolicy(slack_factor=0.5, evaluation_interval=2, delay_evaluation=4))
    sweep.set_limits(max_total_trials=6, max_concurrent_trials=2, timeout=900)
    sweep.experiment_name = EXPERIMENT
    return ml.jobs.create_or_update(sweep)


def finished(ml, job):
    while (seen := ml.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.5)
    return seen


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    print("\n== the search")
    job = finished(ml, search(ml))
    say("the search is", job.status.value)

    print("\n== its trials, found by MLflow")
    mlflow.set_tracking_uri(ml.workspaces.get(ml.workspace_name).mlflow_tracking_uri)
    trials = mlflow.search_runs(
        experiment_names=[EXPERIMENT], filter_string=f"tags.mlflow.parentRunId = '{job.name}'", output_format="list")
    for trial in sorted(trials, key=lambda run: run.info.run_id):
        print(trial.info.run_id, trial.data.tags.get("hyperparameters"), trial.data.metrics.get("accuracy"))
    say("trials", len(trials))

    print("\n== the best of them")
    best = job.properties["best_child_run_id"]
    say("the best is a trial", best in {trial.info.run_id for trial in trials})
    say("best accuracy", f"{float(job.properties['score']):.4f}")
    with tempfile.TemporaryDirectory() as folder:
        ml.jobs.download(job.name, download_path=folder, output_name="model")
        say("files of its model", ", ".join(sorted(file.name for file in Path(folder).rglob("*.joblib"))))


if __name__ == "__main__":
    main()
