"""An instance for the tests, and the released clients pointed at it by environment variables alone.

The instance that answers in the data folder LAZURITE_DATA is used; without that variable one is started on a free port with a
folder of its own, and ended afterwards.
"""
import json
import os
import subprocess
import tempfile
import uuid
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAZURITE = ROOT / "lazurite"
started = None


def lazurite(*arguments):
    done = subprocess.run([LAZURITE, *arguments], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        pytest.exit(f"lazurite {' '.join(arguments)} failed; what it said is above", returncode=done.returncode)
    return done.stdout


def pytest_configure(config):
    """Before any test module imports a client: some read the variables when they are imported."""
    global started
    if "LAZURITE_DATA" not in os.environ:
        started = tempfile.TemporaryDirectory(prefix="lazurite-sdk-compat-")
        os.environ["LAZURITE_DATA"] = str(Path(started.name) / "data")
        lazurite("up", "--port", "0", "--detach", "--json")
    os.environ.update(json.loads(lazurite("env", "--format", "json")))


def pytest_unconfigure(config):
    if started is not None:
        lazurite("down")
        started.cleanup()


def pytest_runtest_setup(item):
    covers = item.get_closest_marker("covers")
    if covers is None:
        pytest.fail("every test says what it covers, for the table in the README")
    item.user_properties += [("capability", covers.args[0]), ("client", covers.args[1])]


@pytest.fixture(scope="session")
def credential():
    from azure.identity import DefaultAzureCredential

    return DefaultAzureCredential()


@pytest.fixture(scope="session")
def group_client(credential):
    """A client of the resource group, for what has no workspace yet."""
    from azure.ai.ml import MLClient

    return MLClient(credential, os.environ["AZURE_SUBSCRIPTION_ID"], os.environ["AZURE_RESOURCE_GROUP"])


@pytest.fixture(scope="session")
def ml_client(credential):
    """A client of the default workspace."""
    from azure.ai.ml import MLClient

    return MLClient(
        credential,
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )


@pytest.fixture(scope="session")
def workspace(ml_client):
    return ml_client.workspaces.get(ml_client.workspace_name)


@pytest.fixture
def unique():
    """A name that no other test has."""
    return "t" + uuid.uuid4().hex[:10]


@pytest.fixture(scope="session")
def compute(ml_client):
    from azure.ai.ml.entities import AmlCompute

    ml_client.compute.begin_create_or_update(AmlCompute(name="cpu", size="Standard_DS3_v2", max_instances=2)).result()
    return "cpu"


@pytest.fixture(scope="session")
def blobs(ml_client):
    """The container of the default datastore, with the key of its account."""
    from azure.storage.blob import BlobServiceClient

    store = ml_client.datastores.get_default()
    key = ml_client.workspaces.get_keys(ml_client.workspace_name).user_storage_key
    service = BlobServiceClient(f"https://{store.account_name}.blob.core.windows.net", credential=key)
    return service.get_container_client(store.container_name)


@pytest.fixture
def tracking(workspace):
    import mlflow

    mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
    return mlflow


@pytest.fixture(scope="session")
def arm(credential):
    """Plain requests to the resource manager: what no client would send."""
    import requests

    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + credential.get_token("https://management.azure.com/.default").token
    base = (
        f"https://management.azure.com/subscriptions/{os.environ['AZURE_SUBSCRIPTION_ID']}"
        f"/resourceGroups/{os.environ['AZURE_RESOURCE_GROUP']}"
        f"/providers/Microsoft.MachineLearningServices/workspaces/{os.environ['AZUREML_WORKSPACE_NAME']}"
    )

    def send(method, path="", version="2024-10-01", **more):
        query = {} if version is None else {"api-version": version}
        address = f"https://management.azure.com{path}" if path.startswith("/subscriptions/") else base + path
        return session.request(method, address, params=query, timeout=60, **more)

    return send


@pytest.fixture
def clock():
    """Says or moves the time of the instance, as a user does; it is the machine's again after the test."""

    def clock(*words):
        done = subprocess.run([LAZURITE, "clock", *words, "--json"], stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout)

    yield clock
    clock("reset")
