"""What a cluster costs: nodes that come with the jobs and go after them, at a low price if they may be taken away."""
import logging
import os
import time
import warnings

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)

from azure.ai.ml import MLClient, command  # noqa: E402
from azure.ai.ml.entities import AmlCompute, Environment  # noqa: E402
from azure.core.exceptions import HttpResponseError  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402


def say(name, value):
    print(f"{name} = {value}", flush=True)


def states(ml, cluster):
    # azure-ai-ml 1.35.2 keeps what it read under the names of the wire
    return ", ".join(vars(node).get("nodeState") or node.node_state for node in ml.compute.list_nodes(cluster)) or "none"


def until(condition):
    end = time.time() + 300
    while not condition():
        assert time.time() < end
        time.sleep(0.2)


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"])
    sizes = {size.name: vars(size) for size in ml.compute.list_sizes()}
    say("cores of Standard_DS3_v2", sizes["Standard_DS3_v2"]["vCPUs"])
    spot = ml.compute.begin_create_or_update(AmlCompute(
        name="spot", size="Standard_DS3_v2", tier="LowPriority", min_instances=0, max_instances=2,
        idle_time_before_scale_down=120)).result()
    say("cluster", f"{spot.name}, {spot.tier}, {spot.min_instances} to {spot.max_instances} nodes")
    say("nodes before", states(ml, "spot"))
    bare = ml.environments.create_or_update(
        Environment(name="workshop-bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    job = ml.jobs.create_or_update(command(
        command="sleep 15", environment=f"{bare.name}:{bare.version}", compute="spot", experiment_name="cost"))
    until(lambda: states(ml, "spot") == "running")
    say("nodes while it runs", states(ml, "spot"))
    until(lambda: ml.jobs.get(job.name).status == "Completed")
    say("nodes after it", states(ml, "spot"))
    try:
        ml.compute.begin_create_or_update(AmlCompute(
            name="always", size="Standard_DS3_v2", min_instances=100, max_instances=100)).result()
    except HttpResponseError as refused:
        say("a hundred nodes for good", "refused, for its quota" if "quota" in str(refused) else refused)


main()
