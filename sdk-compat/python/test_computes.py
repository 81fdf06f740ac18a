import os
import time

import pytest
from azure.ai.ml import command
from azure.ai.ml.entities import (
    AmlCompute, ComputeInstance, ComputeSchedules, ComputeStartStopSchedule, CronTrigger, Environment)
from azure.ai.ml.exceptions import JobException
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


def test_an_instance_stops_when_it_is_idle_and_by_its_schedule(ml_client, unique, clock):
    at_noon = ComputeStartStopSchedule(trigger=CronTrigger(expression="0 12 * * *", time_zone="UTC"), action="start")
    ml_client.compute.begin_create_or_update(ComputeInstance(
        name=unique, size="Standard_DS3_v2", idle_time_before_shutdown_minutes=30,
        schedules=ComputeSchedules(compute_start_stop=[at_noon]))).result()
    made = ml_client.compute.get(unique)
    assert made.idle_time_before_shutdown_minutes == 30
    (kept,) = made.schedules.compute_start_stop
    assert (kept.action.lower(), kept.trigger.expression, kept.provisioning_state) == ("start", "0 12 * * *", "Completed")
    clock("advance", "31m")
    stopped = ml_client.compute.get(unique)
    assert stopped.state == "Stopped" and stopped.last_operation["operationTrigger"] == "IdleShutdown"
    # a start at noon, and half an hour later it is idle again
    clock("advance", "1d")
    clock("reset")
    again = ml_client.compute.get(unique)
    assert again.state == "Stopped"
    assert "12:30" in str(again.last_operation["operationTime"])


def test_a_quota_bounds_what_a_cluster_may_have(ml_client, unique, arm, workspace):
    region = f"/subscriptions/{os.environ['AZURE_SUBSCRIPTION_ID']}/providers/Microsoft.MachineLearningServices/locations/{workspace.location}"

    def quota(limit):
        answer = arm("POST", f"{region}/updateQuotas", json={"value": [
            {"id": f"{workspace.id}/quotas/standardFSv2Family", "limit": limit, "unit": "Count"}]})
        return answer.json()["value"][0]["status"]

    assert quota(2) == "Success"
    try:
        with pytest.raises(HttpResponseError, match="total vCPU quota of 2 .* maps to 4 vCPUs"):
            ml_client.compute.begin_create_or_update(
                AmlCompute(name=unique, size="Standard_F4s_v2", min_instances=1, max_instances=1)).result()
    finally:
        assert quota(300) == "Success"


def test_a_job_that_can_never_have_its_nodes_fails_and_says_why(ml_client, unique, arm, workspace, tmp_path):
    ml_client.compute.begin_create_or_update(
        AmlCompute(name=unique, size="Standard_F4s_v2", min_instances=0, max_instances=2)).result()
    region = f"/subscriptions/{os.environ['AZURE_SUBSCRIPTION_ID']}/providers/Microsoft.MachineLearningServices/locations/{workspace.location}"

    def quota(limit):
        arm("POST", f"{region}/updateQuotas", json={"value": [
            {"id": f"{workspace.id}/quotas/standardFSv2Family", "limit": limit, "unit": "Count"}]})

    def error(instances):
        made = ml_client.environments.create_or_update(
            Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
        job = ml_client.jobs.create_or_update(
            command(command="true", environment=f"bare:{made.version}", compute=unique, instance_count=instances))
        with pytest.raises(JobException) as failed:
            ml_client.jobs.stream(job.name)
        return str(failed.value)

    assert f"Requested 3 nodes but the compute '{unique}' only has 2 maximum nodes" in error(3)
    quota(4)
    try:
        assert "JobNodeCountExceedsCoreQuota" in (said := error(2))
        assert "vCPU quota of 4 and is less than the requested job node count of 2 which maps to 8 vCPUs" in said
    finally:
        quota(300)


def test_sizes_have_prices(arm, ml_client, workspace):
    sizes = arm("GET", f"/subscriptions/{os.environ['AZURE_SUBSCRIPTION_ID']}/providers/Microsoft.MachineLearningServices"
                       f"/locations/{workspace.location}/vmSizes").json()["value"]
    assert all(size["estimatedVMPrices"]["values"][0]["retailPrice"] > 0 for size in sizes)


def finished(ml_client, tmp_path, line, **more):
    made = ml_client.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    job = ml_client.jobs.create_or_update(
        command(command=line, environment=f"bare:{made.version}", experiment_name="sizes", **more))
    end = time.time() + 240
    while (now := ml_client.jobs.get(job.name)).status not in ("Completed", "Failed"):
        assert time.time() < end, f"{job.name} does not end"
        time.sleep(0.2)
    ml_client.jobs.download(job.name, download_path=str(tmp_path))
    return now, tmp_path / "artifacts"


def test_a_job_on_a_size_with_a_gpu_is_told_that_there_is_none(ml_client, unique, tmp_path):
    ml_client.compute.begin_create_or_update(AmlCompute(name=unique, size="Standard_NC6", max_instances=1)).result()
    job, logs = finished(ml_client, tmp_path, "echo ran", compute=unique)
    said = (logs / "user_logs/std_log.txt").read_text()
    assert job.status == "Completed" and "Standard_NC6 has 1 GPU and this machine has none" in said


def test_a_job_that_takes_more_memory_than_its_size_has_fails_and_says_so(ml_client, unique, tmp_path):
    ml_client.compute.begin_create_or_update(AmlCompute(name=unique, size="Standard_D1_v2", max_instances=1)).result()
    greedy = "python3 -c 'held = []; [held.append(b\"x\" * (100 << 20)) for _ in range(50)]'"
    job, logs = finished(ml_client, tmp_path, greedy, compute=unique)
    assert job.status == "Failed"
    with pytest.raises(Exception, match="status code 137") as failed:
        ml_client.jobs.stream(job.name)
    assert "ran out of memory: it may use 1 vCPU and 3.5 GB" in str(failed.value)
    assert "memory and processors of a size are" in (logs / "system_logs/lifecycler/lifecycler.log").read_text()
