import json
import re

import pytest
from azure.ai.ml import MpiDistribution, PyTorchDistribution, RayDistribution, TensorFlowDistribution, command
from azure.ai.ml.entities import AmlCompute, Environment
from azure.core.exceptions import HttpResponseError

pytestmark = pytest.mark.covers("Distributed command jobs", "azure-ai-ml")

# Every rank meets at MASTER_ADDR:MASTER_PORT; rank 0 adds up what they bring and tells all of them.
RENDEZVOUS = """\
import json, os, socket, time
rank, size = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
place = os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])
if rank == 0:
    door = socket.create_server(place, backlog=size)
    others = [door.accept()[0].makefile("rw") for _ in range(size - 1)]
    total = rank + 1 + sum(int(other.readline()) for other in others)
    for other in others:
        print(total, file=other, flush=True)
else:
    for attempt in range(200):
        try:
            meeting = socket.create_connection(place).makefile("rw")
            break
        except ConnectionRefusedError:
            time.sleep(0.05)
    print(rank + 1, file=meeting, flush=True)
    total = int(meeting.readline())
names = ["RANK", "LOCAL_RANK", "NODE_RANK", "WORLD_SIZE"]
print(json.dumps({"total": total} | {name: os.environ[name] for name in names}))
"""


@pytest.fixture(scope="module")
def python(ml_client):
    made = ml_client.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    return f"bare:{made.version}"


@pytest.fixture(scope="module")
def nodes(ml_client):
    ml_client.compute.begin_create_or_update(
        AmlCompute(name="many", size="Standard_DS3_v2", min_instances=0, max_instances=4)).result()
    return "many"


@pytest.fixture
def run(ml_client, python, nodes, tmp_path):
    """Runs a command to its end; gives the finished job, and the text of each of its logs by name."""
    def run(line, **more):
        job = ml_client.jobs.create_or_update(
            command(command=line, environment=python, compute=nodes, experiment_name="distributed", **more))
        try:
            ml_client.jobs.stream(job.name)
        except Exception:
            pass
        ml_client.jobs.download(job.name, download_path=str(tmp_path / job.name), all=True)
        logs = {file.name: file.read_text() for file in (tmp_path / job.name).rglob("user_logs/*.txt")}
        return ml_client.jobs.get(job.name), logs

    return run


def test_all_ranks_of_a_pytorch_job_meet_at_the_master_and_add_up(run, tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "meet.py").write_text(RENDEZVOUS)
    job, logs = run(
        "python meet.py", code=str(tmp_path / "src"), instance_count=2,
        distribution=PyTorchDistribution(process_count_per_instance=2))
    assert job.status == "Completed", logs
    said = [json.loads(logs[f"std_log_process_{rank}.txt"]) for rank in range(4)]
    assert [one["total"] for one in said] == [10] * 4
    assert [(one["RANK"], one["NODE_RANK"], one["LOCAL_RANK"]) for one in said] == [
        ("0", "0", "0"), ("1", "0", "1"), ("2", "1", "0"), ("3", "1", "1")]


def test_tensorflow_workers_see_the_cluster_and_their_place_in_it(run):
    job, logs = run("echo $TF_CONFIG", instance_count=2, distribution=TensorFlowDistribution(worker_count=2))
    assert job.status == "Completed", logs
    configs = [json.loads(logs[f"std_log_process_{rank}.txt"]) for rank in range(2)]
    assert [config["task"] for config in configs] == [{"type": "worker", "index": 0}, {"type": "worker", "index": 1}]
    assert configs[0]["cluster"] == configs[1]["cluster"] and len(set(configs[0]["cluster"]["worker"])) == 2


def test_mpi_processes_know_their_rank_and_their_node(run):
    job, logs = run(
        "echo $OMPI_COMM_WORLD_RANK of $OMPI_COMM_WORLD_SIZE at $AZ_BATCHAI_MPI_MASTER_NODE", instance_count=2,
        distribution=MpiDistribution(process_count_per_instance=1))
    assert job.status == "Completed", logs
    assert re.fullmatch(r"1 of 2 at \S+\n", logs["std_log_process_1.txt"])


def test_a_failing_rank_ends_the_job_and_is_named(ml_client, run):
    job, logs = run(
        "if [ $RANK = 1 ]; then echo out of luck; exit 3; fi; sleep 100", instance_count=1,
        distribution=PyTorchDistribution(process_count_per_instance=3))
    assert job.status == "Failed"
    assert "out of luck" in logs["std_log_process_1.txt"]


def test_nodes_without_a_distribution_run_the_command_each(run):
    job, logs = run("echo node $NODE_RANK", instance_count=2)
    assert job.status == "Completed", logs
    assert logs["std_log_process_1.txt"] == "node 1\n"


def test_ray_says_that_it_is_not_emulated(ml_client, python, nodes):
    with pytest.raises(HttpResponseError, match="Ray"):
        ml_client.jobs.create_or_update(command(
            command="true", environment=python, compute=nodes, instance_count=2, distribution=RayDistribution()))
