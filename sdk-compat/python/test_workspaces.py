import pytest
from azure.ai.ml.entities import Workspace
from azure.core.exceptions import ResourceNotFoundError

pytestmark = pytest.mark.covers("Workspaces", "azure-ai-ml")


def test_a_workspace_is_made_listed_updated_and_deleted(group_client, unique):
    made = group_client.workspaces.begin_create(
        Workspace(name=unique, location="eastus", description="first", tags={"purpose": "test"})).result()
    assert made.tags["purpose"] == "test"
    assert unique in [workspace.name for workspace in group_client.workspaces.list()]
    made.description = "second"
    group_client.workspaces.begin_update(made).result()
    assert group_client.workspaces.get(unique).description == "second"
    group_client.workspaces.begin_delete(unique, delete_dependent_resources=True).result()
    with pytest.raises(ResourceNotFoundError, match=unique):
        group_client.workspaces.get(unique)


def test_the_default_workspace_is_there_from_the_start(workspace):
    assert workspace.mlflow_tracking_uri.startswith("azureml://")
    assert workspace.storage_account


def test_the_keys_of_a_workspace_name_its_storage(ml_client, workspace):
    assert ml_client.workspaces.get_keys(workspace.name).user_storage_key


def test_an_unknown_workspace_is_named(group_client):
    with pytest.raises(ResourceNotFoundError, match="no-such-workspace"):
        group_client.workspaces.get("no-such-workspace")
