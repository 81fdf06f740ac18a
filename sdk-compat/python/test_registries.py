"""Assets in registries: made, found, downloaded and shared by a client of the registry, and used by jobs of a workspace."""
import pytest
from azure.ai.ml import Input, MLClient, command, dsl, load_component
from azure.ai.ml.entities import Data, Environment, Model, Registry, RegistryRegionDetails

pytestmark = pytest.mark.covers("Registries", "azure-ai-ml")

COMPONENT = """
type: command
name: {name}
version: "1"
inputs:
  words: {{type: uri_folder}}
outputs:
  counted: {{type: uri_folder}}
code: ./code
environment:
  image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04
command: sh count.sh ${{{{inputs.words}}}} ${{{{outputs.counted}}}}
"""


@pytest.fixture(scope="module")
def registry(group_client, credential):
    group_client.registries.begin_create(
        Registry(name="shared", location="eastus", replication_locations=[RegistryRegionDetails(location="eastus")])
    ).result()
    return MLClient(credential, registry_name="shared")


@pytest.fixture
def words(tmp_path):
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "words.txt").write_text("one\ntwo\n")
    return folder


def test_an_environment_of_a_registry_has_an_asset_id(registry, unique):
    made = registry.environments.create_or_update(Environment(name=unique, version="3", image="ubuntu:22.04"))
    assert made.id == f"azureml://registries/shared/environments/{unique}/versions/3"
    assert registry.environments.get(unique, "3").image == "ubuntu:22.04"
    assert unique in [environment.name for environment in registry.environments.list()]


def test_a_model_of_a_registry_is_downloaded_as_it_was_uploaded(registry, unique, words, tmp_path):
    made = registry.models.create_or_update(Model(name=unique, version="1", path=words))
    assert made.id == f"azureml://registries/shared/models/{unique}/versions/1"
    assert unique in [model.name for model in registry.models.list()]
    registry.models.download(unique, "1", download_path=tmp_path / "back")
    assert [path.read_text() for path in (tmp_path / "back").rglob("words.txt")] == ["one\ntwo\n"]


def test_data_of_a_workspace_is_shared_into_a_registry_and_read_by_a_job(ml_client, registry, unique, words, compute):
    made = ml_client.data.create_or_update(Data(name=unique, version="1", type="uri_folder", path=words))
    shared = ml_client.data.share(
        name=unique, version=made.version, registry_name="shared", share_with_name=unique, share_with_version="9")
    assert shared.id == f"azureml://registries/shared/data/{unique}/versions/9"
    job = ml_client.jobs.create_or_update(command(
        command="cat ${{inputs.words}}/words.txt", environment="AzureML-sklearn-1.5@latest", compute=compute,
        inputs={"words": Input(type="uri_folder", path=shared.id)}))
    ml_client.jobs.stream(job.name)
    assert ml_client.jobs.get(job.name).status == "Completed"


def test_a_component_of_a_registry_runs_in_a_pipeline_of_a_workspace(ml_client, registry, unique, words, compute, tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "count.sh").write_text("wc -l < $1/words.txt > $2/count.txt\n")
    (tmp_path / "component.yml").write_text(COMPONENT.format(name=unique))
    made = registry.components.create_or_update(load_component(tmp_path / "component.yml"))
    assert made.id == f"azureml://registries/shared/components/{unique}/versions/1"
    count = registry.components.get(unique, "1")

    @dsl.pipeline(default_compute=compute)
    def counting(words):
        node = count(words=words)
        return {"counted": node.outputs.counted}

    job = ml_client.jobs.create_or_update(counting(words=Input(type="uri_folder", path=str(words))))
    ml_client.jobs.stream(job.name)
    assert ml_client.jobs.get(job.name).status == "Completed"
    ml_client.jobs.download(job.name, output_name="counted", download_path=tmp_path / "back")
    assert (tmp_path / "back" / "named-outputs" / "counted" / "count.txt").read_text().strip() == "2"
