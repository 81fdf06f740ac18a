"""One job as several processes: the same training in one process and in four, on two nodes. README.md explains it."""
import logging
import os
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)

from azure.ai.ml import MLClient, PyTorchDistribution, command  # noqa: E402
from azure.ai.ml.entities import AmlCompute, Environment  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent


def say(name, value):
    print(f"{name} = {value}", flush=True)


def finished(ml, job):
    while not (ends := [end for end in ("Completed", "Failed", "Canceled") if ml.jobs.get(job.name).status == end]):
        time.sleep(1)
    return ends[0]


def logs(ml, job):
    """The text of each of a job's logs by name."""
    with tempfile.TemporaryDirectory() as folder:
        ml.jobs.download(job.name, download_path=folder, all=True)
        return {file.name: file.read_text().strip() for file in sorted(Path(folder).rglob("user_logs/*.txt"))}


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"])
    ml.compute.begin_create_or_update(
        AmlCompute(name="pair", size="Standard_DS3_v2", min_instances=0, max_instances=2)).result()
    bare = ml.environments.create_or_update(
        Environment(name="workshop-bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))

    def submit(nodes, processes):
        return ml.jobs.create_or_update(command(
            command="python average.py", code=str(HERE / "src"), environment=f"{bare.name}:{bare.version}", compute="pair",
            experiment_name="distributed", instance_count=nodes,
            distribution=PyTorchDistribution(process_count_per_instance=processes)))

    alone, together = submit(1, 1), submit(2, 2)
    say("one process", finished(ml, alone))
    say("four processes", finished(ml, together))
    one, four = logs(ml, alone), logs(ml, together)
    say("logs of one process", ", ".join(one))
    say("logs of four processes", ", ".join(four))
    say("one", one["std_log.txt"])
    for log in four.values():
        say(log.split(" of ")[0], log)


main()
