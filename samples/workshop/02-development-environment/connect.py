"""Three ways from a laptop to a workspace: the SDK, MLflow, the storage client. README.md explains each."""
import json
import logging
import os
import tempfile
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)
logging.getLogger("mlflow").setLevel(logging.ERROR)

import mlflow  # noqa: E402
from azure.ai.ml import MLClient  # noqa: E402
from azure.ai.ml.constants import AssetTypes  # noqa: E402
from azure.ai.ml.entities import Data  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402
from azure.storage.blob import BlobServiceClient  # noqa: E402


def say(name, value):
    print(f"{name} = {value}", flush=True)


def through_the_sdk(credential, project):
    print("\n== the SDK, with a file that says which workspace")
    config = project / ".azureml" / "config.json"
    config.parent.mkdir()
    config.write_text(json.dumps({
        "subscription_id": os.environ["AZURE_SUBSCRIPTION_ID"],
        "resource_group": os.environ["AZURE_RESOURCE_GROUP"],
        "workspace_name": os.environ["AZUREML_WORKSPACE_NAME"],
    }))
    ml = MLClient.from_config(credential, path=str(project))
    say("found by its file", ml.workspaces.get(ml.workspace_name).name == os.environ["AZUREML_WORKSPACE_NAME"])
    return ml


def through_mlflow(ml):
    print("\n== MLflow: a run that is no job")
    mlflow.set_tracking_uri(ml.workspaces.get(ml.workspace_name).mlflow_tracking_uri)
    mlflow.set_experiment("from-a-laptop")
    with mlflow.start_run() as run:
        mlflow.log_param("where", "laptop")
        for step, loss in enumerate((0.9, 0.5, 0.3)):
            mlflow.log_metric("loss", loss, step=step)
        mlflow.log_text("trained by hand\n", "notes/how.txt")
    seen = mlflow.get_run(run.info.run_id)
    say("status", seen.info.status)
    say("last loss", seen.data.metrics["loss"])
    say("steps", len(mlflow.MlflowClient().get_metric_history(run.info.run_id, "loss")))
    say("artifact", mlflow.artifacts.load_text(f"{seen.info.artifact_uri}/notes/how.txt").strip())


def through_storage(ml, credential):
    print("\n== the storage client: a file, and a data asset that points at it")
    store = ml.datastores.get_default()
    account = BlobServiceClient(f"https://{store.account_name}.blob.core.windows.net", credential=credential)
    container = account.get_container_client(store.container_name)
    container.upload_blob("workshop/measured.csv", b"hour,celsius\n6,11.5\n12,19.0\n", overwrite=True)
    say("blobs", ", ".join(blob.name for blob in container.list_blobs(name_starts_with="workshop/")))
    data = ml.data.create_or_update(Data(
        name="measured", type=AssetTypes.URI_FILE,
        path=f"azureml://datastores/{store.name}/paths/workshop/measured.csv"))
    path = ml.data.get(data.name, version=data.version).path.split("/paths/")[1]
    say("rows behind the data asset", len(container.download_blob(path).readall().splitlines()) - 1)


def main():
    credential = DefaultAzureCredential()
    with tempfile.TemporaryDirectory() as project:
        ml = through_the_sdk(credential, Path(project))
    through_mlflow(ml)
    through_storage(ml, credential)


if __name__ == "__main__":
    main()
