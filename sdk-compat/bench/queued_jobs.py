"""Many jobs that wait for few nodes: whether all of them end, in what order they ran, and what the server's memory does.

    ./lazurite run -- python sdk-compat/bench/queued_jobs.py [--jobs 200] [--nodes 2]

A job must not run before one that was submitted earlier has begun: with N nodes, the times of start are in the order of
submission. The resident memory of the server is looked at after 25 jobs and at the end. Needs azure-ai-ml.
"""
import argparse
import json
import os
import subprocess
import time
from pathlib import Path

LAZURITE = Path(__file__).resolve().parents[2] / "lazurite"


def resident():
    """The server's resident memory in MiB."""
    said = subprocess.run([LAZURITE, "status", "--json"], stdout=subprocess.PIPE, text=True, check=True).stdout
    status = Path(f"/proc/{json.loads(said)['pid']}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--nodes", type=int, default=2)
    options = parser.parse_args()

    from azure.ai.ml import MLClient, command
    from azure.ai.ml.entities import AmlCompute, Environment
    from azure.identity import DefaultAzureCredential

    ml = MLClient(
        DefaultAzureCredential(), os.environ["AZURE_SUBSCRIPTION_ID"], os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"])
    ml.compute.begin_create_or_update(
        AmlCompute(name="queue-bench", size="Standard_DS3_v2", max_instances=options.nodes)).result()
    bare = ml.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    begun = time.perf_counter()
    names = [
        ml.jobs.create_or_update(command(
            command="sleep 0.2", environment=f"bare:{bare.version}", compute="queue-bench",
            experiment_name="queue")).name
        for _ in range(options.jobs)]
    submitted = time.perf_counter() - begun
    early = None
    left = list(names)
    while left:
        if ml.jobs.get(left[0]).status in ("Completed", "Failed", "Canceled"):
            left.pop(0)
            if early is None and len(names) - len(left) == 25:
                early = resident()
        else:
            time.sleep(0.1)
    taken = time.perf_counter() - begun
    late = resident()
    runs = [ml.jobs._runs_operations.get_run_data(name).run_metadata for name in names]
    lost = [run.run_id for run in runs if run.status != "Completed"]
    starts = [run.start_time_utc for run in runs]
    # nodes get their jobs in order; what a job needs before it starts is brought for several at once
    inversions = sum(starts[i] > starts[j] for i in range(len(starts)) for j in range(i + options.nodes, len(starts)))
    print(f"{options.jobs} jobs on {options.nodes} nodes: submitted in {submitted:.1f} s, all over after {taken:.1f} s; "
          f"{len(lost)} not completed, {inversions} started before one submitted {options.nodes} or more earlier; "
          f"server {early or late:.0f} MiB after 25 jobs, {late:.0f} MiB at the end; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
