import pytest
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import BuildContext, Data, Environment, Model
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

pytestmark = pytest.mark.covers("Data, environments and models", "azure-ai-ml")

IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n")
    return str(path)


def test_data_versions_count_up_and_the_latest_is_found(ml_client, unique, table):
    versions = [
        ml_client.data.create_or_update(Data(name=unique, path=table, type=AssetTypes.URI_FILE)).version
        for _ in range(3)
    ]
    assert versions == ["1", "2", "3"]
    assert ml_client.data.get(unique, label="latest").version == "3"


def test_data_is_immutable(ml_client, unique, table, tmp_path):
    ml_client.data.create_or_update(Data(name=unique, version="1", path=table, type=AssetTypes.URI_FILE))
    other = tmp_path / "other.csv"
    other.write_text("c\n3\n")
    with pytest.raises(HttpResponseError):
        ml_client.data.create_or_update(Data(name=unique, version="1", path=str(other), type=AssetTypes.URI_FILE))


def test_archived_data_is_listed_only_when_asked_for(ml_client, unique, table):
    ml_client.data.create_or_update(Data(name=unique, version="1", path=table, type=AssetTypes.URI_FILE))
    ml_client.data.archive(unique, version="1")
    assert [data.version for data in ml_client.data.list(unique)] == []
    ml_client.data.restore(unique, version="1")
    assert [data.version for data in ml_client.data.list(unique)] == ["1"]


def test_an_environment_is_made_and_its_latest_found(ml_client, unique):
    made = ml_client.environments.create_or_update(Environment(name=unique, image=IMAGE, description="first"))
    assert ml_client.environments.get(unique, label="latest").version == made.version
    assert ml_client.environments.get(unique, version=made.version).image == IMAGE


def test_a_curated_environment_is_known(ml_client):
    assert ml_client.environments.get("lazurite-trainer", label="latest").name == "lazurite-trainer"


def test_a_model_is_uploaded_and_downloaded(ml_client, unique, tmp_path):
    source = tmp_path / "model"
    source.mkdir()
    (source / "weights.txt").write_text("0.5")
    ml_client.models.create_or_update(Model(name=unique, path=str(source), type=AssetTypes.CUSTOM_MODEL))
    ml_client.models.download(unique, version="1", download_path=str(tmp_path / "down"))
    assert [file.read_text() for file in (tmp_path / "down").rglob("weights.txt")] == ["0.5"]


def test_an_unknown_version_is_named(ml_client):
    with pytest.raises(ResourceNotFoundError, match="no-such-data"):
        ml_client.data.get("no-such-data", version="1")


def test_a_folder_is_data_and_an_archived_name_is_not_listed(ml_client, unique, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "part.txt").write_text("1")
    made = ml_client.data.create_or_update(Data(name=unique, path=str(tmp_path / "folder"), type=AssetTypes.URI_FOLDER))
    assert made.path.endswith("/folder/")
    ml_client.data.archive(unique)
    assert unique not in [data.name for data in ml_client.data.list()]
    ml_client.data.restore(unique)
    assert unique in [data.name for data in ml_client.data.list()]


def test_a_conda_file_and_a_build_context_come_back(ml_client, unique, tmp_path):
    conda = {"name": "x", "dependencies": ["python=3.10", "pip", {"pip": ["numpy"]}]}
    made = ml_client.environments.create_or_update(Environment(name=unique, image=IMAGE, conda_file=conda))
    assert ml_client.environments.get(unique, version=made.version).conda_file == conda
    (tmp_path / "Dockerfile").write_text("FROM scratch\n")
    built = ml_client.environments.create_or_update(
        Environment(name=unique + "b", build=BuildContext(path=str(tmp_path))))
    assert built.build.dockerfile_path == "Dockerfile"


def test_a_curated_name_is_not_to_be_taken(ml_client):
    with pytest.raises(HttpResponseError, match="can not start with the prefix AzureML"):
        ml_client.environments.create_or_update(Environment(name="AzureML-mine", image=IMAGE))


def test_the_flavors_of_an_mlflow_model_are_read(ml_client, unique, tmp_path):
    (tmp_path / "MLmodel").write_text("flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n")
    ml_client.models.create_or_update(Model(name=unique, path=str(tmp_path), type=AssetTypes.MLFLOW_MODEL))
    flavors = ml_client.models.get(unique, label="latest").flavors
    assert flavors["python_function"]["loader_module"] == "mlflow.sklearn"
