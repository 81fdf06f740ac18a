import io
import time
from contextlib import redirect_stdout

import pytest
from azure.ai.ml import Input, Output, command
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import BuildContext, CommandJobLimits, Environment
from azure.ai.ml.exceptions import JobException
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

pytestmark = pytest.mark.covers("Command jobs", "azure-ai-ml")


@pytest.fixture(scope="module")
def python(ml_client):
    """An environment with nothing to install."""
    made = ml_client.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    return f"bare:{made.version}"


@pytest.fixture
def submit(ml_client, python, compute):
    def submit(line, **more):
        return ml_client.jobs.create_or_update(
            command(command=line, environment=python, compute=compute, experiment_name="jobs", **more))

    return submit


@pytest.fixture
def until(ml_client):
    def until(job, *statuses, seconds=120):
        end = time.time() + seconds
        while (seen := ml_client.jobs.get(job.name)).status not in statuses:
            assert time.time() < end, f"{job.name} is still {seen.status}"
            time.sleep(0.2)
        return seen

    return until


def test_a_log_is_streamed_while_the_job_runs(ml_client, submit):
    out = io.StringIO()
    with redirect_stdout(out):
        ml_client.jobs.stream(submit("echo first; sleep 8; echo last").name)
    assert "first" in out.getvalue() and "last" in out.getvalue()


def test_inputs_and_outputs_are_where_the_command_is_told(ml_client, submit, until, tmp_path):
    source = tmp_path / "in.txt"
    source.write_text("carried")
    job = submit(
        "mkdir -p ${{outputs.made}} && cp ${{inputs.file}} ${{outputs.made}}/copy.txt && echo ${{inputs.number}}",
        inputs={"file": Input(type=AssetTypes.URI_FILE, path=str(source)), "number": 7},
        outputs={"made": Output(type=AssetTypes.URI_FOLDER)})
    until(job, "Completed")
    ml_client.jobs.download(job.name, download_path=str(tmp_path / "down"), output_name="made")
    assert [file.read_text() for file in (tmp_path / "down").rglob("copy.txt")] == ["carried"]


def test_a_failing_job_says_why(ml_client, submit):
    job = submit("echo something went wrong >&2; exit 3")
    with pytest.raises(JobException, match="something went wrong|exit"), redirect_stdout(io.StringIO()):
        ml_client.jobs.stream(job.name)
    assert ml_client.jobs.get(job.name).status == "Failed"


def test_a_cancelled_job_ends(ml_client, submit, until):
    job = submit("sleep 600")
    until(job, "Running")
    ml_client.jobs.begin_cancel(job.name).result()
    until(job, "Canceled", seconds=20)


def test_a_job_past_its_limit_fails(submit, until):
    until(submit("sleep 600", limits=CommandJobLimits(timeout=2)), "Failed", "Canceled", seconds=60)


def test_a_waiting_job_starts_when_a_node_is_free(submit, until):
    jobs = [submit("sleep 1") for _ in range(4)]
    for job in jobs:
        until(job, "Completed")


def test_a_job_is_renamed_tagged_archived_and_restored(ml_client, submit, until):
    job = until(submit("true"), "Completed")
    job.display_name, job.tags = "renamed", {"k": "v"}
    ml_client.jobs.create_or_update(job)
    assert (ml_client.jobs.get(job.name).display_name, ml_client.jobs.get(job.name).tags["k"]) == ("renamed", "v")
    ml_client.jobs.archive(job.name)
    ml_client.jobs.restore(job.name)


def test_an_unknown_compute_is_refused_by_name(ml_client, python):
    with pytest.raises(HttpResponseError, match="Unknown compute target 'no-such-compute'"):
        ml_client.jobs.create_or_update(command(command="true", environment=python, compute="no-such-compute"))


def test_an_unknown_job_is_named(ml_client):
    with pytest.raises(ResourceNotFoundError, match="no-such-job"):
        ml_client.jobs.get("no-such-job")


def test_a_build_context_is_built_by_its_label_and_the_build_log_is_a_log_of_the_job(
        ml_client, compute, until, unique, tmp_path):
    (tmp_path / "context").mkdir()
    (tmp_path / "context" / "Dockerfile").write_text(
        "FROM mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04\nENV MADE_BY=docker\nRUN pip install six==1.16.0\n")
    ml_client.environments.create_or_update(
        Environment(name=unique, build=BuildContext(path=str(tmp_path / "context"))))
    job = ml_client.jobs.create_or_update(command(
        command="python -c 'import os, six; print(six.__version__, os.environ[\"MADE_BY\"])'",
        environment=f"{unique}@latest", compute=compute, experiment_name="jobs"))
    assert until(job, "Completed", "Failed").status == "Completed"
    ml_client.jobs.download(job.name, download_path=str(tmp_path / "down"))
    logs = tmp_path / "down" / "artifacts"
    assert (logs / "user_logs/std_log.txt").read_text().split() == ["1.16.0", "docker"]
    assert "six==1.16.0" in (logs / "azureml-logs/20_image_build_log.txt").read_text()
