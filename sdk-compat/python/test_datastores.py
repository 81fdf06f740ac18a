import pytest
from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
from azure.core.exceptions import ResourceNotFoundError

pytestmark = pytest.mark.covers("Datastores", "azure-ai-ml")


def test_the_default_datastores_are_there(ml_client):
    names = [store.name for store in ml_client.datastores.list()]
    assert {"workspaceblobstore", "workspaceartifactstore", "workspacefilestore"} <= set(names)
    assert ml_client.datastores.get_default().name == "workspaceblobstore"


def test_secrets_are_kept_and_given_only_when_asked_for(ml_client, unique):
    store = AzureBlobDatastore(
        name=unique, account_name="someaccount", container_name="c",
        credentials=AccountKeyConfiguration(account_key="c2VjcmV0"))
    ml_client.datastores.create_or_update(store)
    assert not getattr(ml_client.datastores.get(unique).credentials, "account_key", None)
    assert ml_client.datastores.get(unique, include_secrets=True).credentials.account_key == "c2VjcmV0"
    ml_client.datastores.delete(unique)
    with pytest.raises(ResourceNotFoundError):
        ml_client.datastores.get(unique)
