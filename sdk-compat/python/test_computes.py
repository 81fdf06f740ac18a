import pytest
from azure.ai.ml.entities import AmlCompute, ComputeInstance
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

pytestmark = pytest.mark.covers("Computes", "azure-ai-ml")


def test_a_cluster_is_made_listed_updated_and_deleted(ml_client, unique):
    cluster = AmlCompute(name=unique, size="Standard_DS3_v2", min_instances=0, max_instances=2)
    made = ml_client.compute.begin_create_or_update(cluster).result()
    assert (made.max_instances, made.provisioning_state) == (2, "Succeeded")
    assert unique in [compute.name for compute in ml_client.compute.list()]
    cluster.max_instances = 3
    ml_client.compute.begin_create_or_update(cluster).result()
    assert ml_client.compute.get(unique).max_instances == 3
    ml_client.compute.begin_delete(unique).result()
    with pytest.raises(ResourceNotFoundError):
        ml_client.compute.get(unique)


def test_an_instance_is_stopped_and_started(ml_client, unique):
    ml_client.compute.begin_create_or_update(ComputeInstance(name=unique, size="Standard_DS3_v2")).result()
    assert ml_client.compute.get(unique).state == "Running"
    ml_client.compute.begin_stop(unique).result()
    assert ml_client.compute.get(unique).state == "Stopped"
    ml_client.compute.begin_start(unique).result()
    assert ml_client.compute.get(unique).state == "Running"


def test_sizes_and_usage_are_listed(ml_client):
    assert "Standard_DS3_v2" in [size.name for size in ml_client.compute.list_sizes()]
    assert list(ml_client.compute.list_usage())


def test_an_unknown_size_is_refused_by_name(ml_client, unique):
    with pytest.raises(HttpResponseError, match="Standard_Nothing"):
        ml_client.compute.begin_create_or_update(AmlCompute(name=unique, size="Standard_Nothing")).result()
