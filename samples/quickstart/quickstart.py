"""Trains one model in Python and one in Java on the same data, as two jobs of Azure Machine Learning, and compares them.

It is written for the real service and the released SDK alone: run it against Lazurite with

    ./lazurite run -- python samples/quickstart/quickstart.py        (./lazurite demo prepares the Python for it)
"""
import logging
import os
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("mlflow").setLevel(logging.ERROR)

import mlflow  # noqa: E402
from azure.ai.ml import Input, MLClient, Output, command  # noqa: E402
from azure.ai.ml.constants import AssetTypes  # noqa: E402
from azure.ai.ml.entities import AmlCompute, Data, Environment, Model  # noqa: E402
from azure.core.exceptions import ResourceNotFoundError  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

logging.getLogger("azure.ai.ml._utils._experimental").setLevel(logging.ERROR)

HERE = Path(__file__).resolve().parent
DOWNLOADS = Path(sys.argv[1] if len(sys.argv) > 1 else "quickstart-model")


def step(text):
    print(f"\n== {text}", flush=True)


def client():
    return MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )


def flowers(ml):
    try:
        return ml.data.get("flowers", version="1")
    except ResourceNotFoundError:
        return ml.data.create_or_update(
            Data(name="flowers", version="1", type=AssetTypes.URI_FILE, path=str(HERE / "flowers.csv")))


def submit(ml, name, line, environment, code=None):
    return ml.jobs.create_or_update(command(
        display_name=name, experiment_name="quickstart", compute="cpu", environment=environment, code=code,
        command=line + " --data ${{inputs.flowers}} --target kind --out ${{outputs.model}}",
        inputs={"flowers": Input(type=AssetTypes.URI_FILE, path="azureml:flowers:1")},
        outputs={"model": Output(type=AssetTypes.URI_FOLDER)}))


def followed(ml, job):
    """Prints the job's log while it runs, and returns the job once it is over: the log ends a moment before it."""
    ml.jobs.stream(job.name)
    while (seen := ml.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.5)
    if seen.status != "Completed":
        raise SystemExit(f"job {job.name} is {seen.status}")
    return seen


def main():
    ml = client()
    workspace = ml.workspaces.get(ml.workspace_name)
    step(f"workspace {workspace.name}: a compute cluster and the data")
    ml.compute.begin_create_or_update(AmlCompute(name="cpu", size="Standard_DS3_v2", max_instances=2)).result()
    data = flowers(ml)
    print(f"compute cpu, data {data.name}:{data.version}")

    environment = ml.environments.create_or_update(Environment(
        name="quickstart", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
        conda_file=str(HERE / "environment.yml")))
    jobs = {}
    step("a job in Python: scikit-learn")
    jobs["scikit-learn"] = followed(ml, submit(
        ml, "scikit-learn", "python train.py", f"quickstart:{environment.version}", str(HERE / "src")))
    step("a job in Java: Tribuo")
    jobs["lazurite-train"] = followed(ml, submit(
        ml, "lazurite-train", "lazurite-train fit --learner logistic-sgd", "azureml:lazurite-trainer@latest"))

    step("the metrics of both, from MLflow")
    mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
    print(f"{'':16}{'accuracy':>10}{'f1_macro':>10}")
    for name, job in jobs.items():
        metrics = mlflow.get_run(job.name).data.metrics
        print(f"{name:16}{metrics['accuracy']:10.4f}{metrics['f1_macro']:10.4f}")

    step("a model from the Python job's output, registered and downloaded")
    model = ml.models.create_or_update(Model(
        name="flowers", type=AssetTypes.CUSTOM_MODEL,
        path=f"azureml://jobs/{jobs['scikit-learn'].name}/outputs/model"))
    ml.models.download(model.name, version=model.version, download_path=str(DOWNLOADS))
    for file in sorted(DOWNLOADS.rglob("*.joblib")):
        print(f"{model.name}:{model.version} in {file}")


if __name__ == "__main__":
    main()
