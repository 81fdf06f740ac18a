import pytest
from azure.ai.ml import Input, Output, command, load_component
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

pytestmark = pytest.mark.covers("Components", "azure-ai-ml")

COMMAND = """
type: command
name: {name}
display_name: {display_name}
inputs:
  rate: {{type: number, default: 0.5, min: 0, max: 1}}
  data: {{type: uri_folder}}
outputs:
  model: {{type: uri_folder}}
environment: azureml:AzureML-sklearn-1.5@latest
command: {command}
"""


@pytest.fixture
def component(tmp_path, unique):
    def load(display_name="Train", command="echo ${{inputs.rate}} ${{inputs.data}} ${{outputs.model}}"):
        path = tmp_path / "component.yml"
        path.write_text(COMMAND.format(name=unique, display_name=display_name, command=command))
        return load_component(path)

    return load


def test_a_component_comes_back_as_it_was_written(ml_client, unique, component):
    made = ml_client.components.create_or_update(component())
    found = ml_client.components.get(unique, made.version)
    assert (found.name, found.version, found.display_name) == (unique, "1", "Train")
    assert found.inputs["rate"].default == 0.5 and found.inputs["data"].optional is False
    assert found.environment.startswith("azureml://registries/azureml/environments/AzureML-sklearn-1.5/versions/")
    assert found.is_deterministic is True
    assert found.creation_context.created_by


def test_versions_are_numbered_and_labels_find_the_last(ml_client, unique, component):
    for _ in range(2):
        last = ml_client.components.create_or_update(component()).version
    assert last != "1"
    assert ml_client.components.get(unique, label="latest").version == last
    assert ml_client.components.get(unique).id.endswith(f"/components/{unique}/labels/default")
    assert [version.version for version in ml_client.components.list(unique)] == [last, "1"]


def test_only_what_describes_a_version_can_change(ml_client, unique, component):
    ml_client.components.create_or_update(component(), version="1")
    assert ml_client.components.create_or_update(component("Renamed"), version="1").display_name == "Renamed"
    with pytest.raises(HttpResponseError, match='field "command" is immutable'):
        ml_client.components.create_or_update(component(command="echo other"), version="1")


def test_an_archived_component_is_listed_only_when_asked_for(ml_client, unique, component):
    ml_client.components.create_or_update(component(), version="1")
    ml_client.components.archive(unique, version="1")
    assert [version.version for version in ml_client.components.list(unique)] == []
    ml_client.components.restore(unique, version="1")
    assert [version.version for version in ml_client.components.list(unique)] == ["1"]
    ml_client.components.archive(unique)
    assert unique not in [container.name for container in ml_client.components.list()]


def test_equal_anonymous_components_are_one(ml_client):
    def step():
        return command(
            inputs={"number": Input(type="integer")},
            outputs={"out": Output(type="uri_file")},
            command="echo ${{inputs.number}} > ${{outputs.out}}",
            environment="azureml:AzureML-sklearn-1.5@latest",
        ).component

    first, second = (ml_client.components.create_or_update(step(), is_anonymous=True) for _ in range(2))
    assert first.id == second.id and "/components/azureml_anonymous/versions/" in first.id


def test_a_component_that_is_not_there_is_not_found(ml_client, unique):
    with pytest.raises(ResourceNotFoundError, match=f"Not found component {unique}"):
        ml_client.components.get(unique, "1")
