import time

import pytest
from azure.ai.ml import command
from azure.ai.ml.entities import AmlCompute, ComputeInstance, Environment
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


def nodes(ml_client, compute):
    # azure-ai-ml 1.35.2 keeps what it read under the names of the wire, and leaves its own properties at None
    return [vars(node) for node in ml_client.compute.list_nodes(compute)]


def test_nodes_and_their_states_are_seen_while_a_job_runs_and_after(ml_client, unique):
    ml_client.compute.begin_create_or_update(
        AmlCompute(name=unique, size="Standard_DS3_v2", min_instances=0, max_instances=2)).result()
    assert list(ml_client.compute.list_nodes(unique)) == []
    made = ml_client.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    job = ml_client.jobs.create_or_update(command(
        command="sleep 20", environment=f"bare:{made.version}", compute=unique, experiment_name="nodes"))
    end = time.time() + 240
    while not (seen := nodes(ml_client, unique)) or seen[0]["nodeState"] != "running":
        assert time.time() < end, seen
        time.sleep(0.1)
    assert seen[0]["runId"] == job.name
    ml_client.jobs.stream(job.name)
    assert [node["nodeState"] for node in nodes(ml_client, unique)] == ["idle"]


def test_a_job_waits_for_an_instance_that_is_stopped(ml_client, unique):
    ml_client.compute.begin_create_or_update(ComputeInstance(name=unique, size="Standard_DS3_v2")).result()
    ml_client.compute.begin_stop(unique).result()
    made = ml_client.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    job = ml_client.jobs.create_or_update(command(
        command="true", environment=f"bare:{made.version}", compute=unique, experiment_name="nodes"))
    time.sleep(1)
    assert ml_client.jobs.get(job.name).status == "Queued"
    ml_client.compute.begin_start(unique).result()
    ml_client.jobs.stream(job.name)
    assert ml_client.jobs.get(job.name).status == "Completed"
