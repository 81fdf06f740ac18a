"""Workspace, compute, data, runs, model: the five nouns of Azure Machine Learning, once through. README.md explains each."""
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
from azure.ai.ml.entities import AmlCompute, Data, Environment, Model  # noqa: E402
from azure.core.exceptions import ResourceNotFoundError  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent
QUICKSTART = HERE.parents[1] / "quickstart"
EXPERIMENT = "fundamentals"
STRENGTHS = (0.0001, 1.0)


def say(name, value):
    print(f"{name} = {value}", flush=True)


def look_around(ml):
    print("\n== the workspace and what is around it")
    workspace = ml.workspaces.get(ml.workspace_name)
    say("neighbours", ", ".join(sorted(
        neighbour.split("/")[-2] for neighbour in (
            workspace.storage_account, workspace.key_vault, workspace.application_insights) if neighbour)))
    say("default datastore", ml.datastores.get_default().name)
    return workspace


def make_compute(ml):
    print("\n== compute")
    made = ml.compute.begin_create_or_update(
        AmlCompute(name="cpu", size="Standard_DS3_v2", min_instances=0, max_instances=2)).result()
    say("cluster", f"{made.name}, up to {made.max_instances} nodes of {made.size.lower()}")


def make_data(ml):
    print("\n== data")
    try:
        data = ml.data.get("workshop-flowers", version="1")
    except ResourceNotFoundError:
        data = ml.data.create_or_update(Data(
            name="workshop-flowers", version="1", type=AssetTypes.URI_FILE, path=str(QUICKSTART / "flowers.csv")))
    say("data", f"{data.name}:{data.version}, {data.type}")
    return data


def finished(ml, job):
    """Waits for a job's end; the end of its log comes a moment before."""
    while (status := ml.jobs.get(job.name).status) != "Completed":
        if status in ("Failed", "Canceled"):
            raise SystemExit(f"job {job.name} is {status}")
        time.sleep(0.5)


def train(ml, data):
    print("\n== two runs that differ in one parameter")
    environment = ml.environments.create_or_update(Environment(
        name="workshop", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
        conda_file=str(QUICKSTART / "environment.yml")))
    jobs = [ml.jobs.create_or_update(command(
        display_name=f"strength {strength}", experiment_name=EXPERIMENT, compute="cpu",
        environment=f"{environment.name}:{environment.version}", code=str(HERE / "src"),
        command="python train.py --flowers ${{inputs.flowers}} --strength ${{inputs.strength}} --model ${{outputs.model}}",
        inputs={
            "flowers": Input(type=AssetTypes.URI_FILE, path=f"azureml:{data.name}:{data.version}"),
            "strength": strength,
        },
        outputs={"model": Output(type=AssetTypes.URI_FOLDER)})) for strength in STRENGTHS]
    for job in jobs:
        ml.jobs.stream(job.name)
        finished(ml, job)
        say(job.display_name, "Completed")
    return [job.name for job in jobs]


def best_of(workspace, runs):
    print("\n== the better run, found by MLflow")
    mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
    found = mlflow.search_runs(experiment_names=[EXPERIMENT], order_by=["metrics.accuracy DESC"])
    best = found[found["run_id"].isin(runs)].iloc[0]
    say("best strength", best["params.strength"])
    say("best accuracy", f"{best['metrics.accuracy']:.4f}")
    return best["run_id"]


def register(ml, run):
    print("\n== its output, as a model")
    model = ml.models.create_or_update(Model(
        name="workshop-flowers", type=AssetTypes.CUSTOM_MODEL, path=f"azureml://jobs/{run}/outputs/model"))
    say("made by the best run", ml.models.get(model.name, version=model.version).job_name == run)
    with tempfile.TemporaryDirectory() as folder:
        ml.models.download(model.name, version=model.version, download_path=folder)
        say("files of the model", ", ".join(sorted(file.name for file in Path(folder).rglob("*") if file.is_file())))


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    workspace = look_around(ml)
    make_compute(ml)
    data = make_data(ml)
    runs = train(ml, data)
    register(ml, best_of(workspace, runs))


if __name__ == "__main__":
    main()
