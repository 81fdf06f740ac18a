import io
import os
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from azure.ai.ml import Input, MLClient, Output, command, dsl
from azure.ai.ml.entities import Environment
from azure.ai.ml.exceptions import JobException
from azure.ai.ml.sweep import Choice
from azure.core.exceptions import HttpResponseError

pytestmark = pytest.mark.covers("Pipeline jobs", "azure-ai-ml")


@pytest.fixture(scope="module")
def steps(ml_client):
    made = ml_client.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    environment = f"bare:{made.version}"
    write = command(
        name="write", command="echo ${{inputs.word}} > ${{outputs.file}}/word.txt", environment=environment,
        inputs={"word": Input(type="string")}, outputs={"file": Output(type="uri_folder")})
    read = command(
        name="read", command="cat ${{inputs.file}}/word.txt; cp ${{inputs.file}}/word.txt ${{outputs.result}}",
        environment=environment, inputs={"file": Input(type="uri_folder")}, outputs={"result": Output(type="uri_folder")})
    return write, read


@pytest.fixture
def chain(steps, compute):
    write, read = steps

    @dsl.pipeline(default_compute=compute)
    def two_steps(word: str):
        first = write(word=word)
        second = read(file=first.outputs.file)
        return {"result": second.outputs.result}

    return two_steps


def until(ml_client: MLClient, job, *statuses, seconds=120):
    end = time.time() + seconds
    while (seen := ml_client.jobs.get(job.name)).status not in statuses:
        assert time.time() < end, f"{job.name} is still {seen.status}"
        time.sleep(0.3)
    return seen


def test_a_pipeline_runs_its_steps_and_its_output_can_be_downloaded(ml_client, chain, tmp_path):
    job = ml_client.jobs.create_or_update(chain(word="hello"), experiment_name="pipelines")
    assert job.status == "Preparing"
    said = io.StringIO()
    with redirect_stdout(said):
        ml_client.jobs.stream(job.name)
    assert job.name in said.getvalue()
    assert until(ml_client, job, "Completed", "Failed").status == "Completed"
    children = {child.display_name: child for child in ml_client.jobs.list(parent_job_name=job.name)}
    assert {name: child.status for name, child in children.items()} == {"first": "Completed", "second": "Completed"}
    assert children["first"].properties["azureml.pipelinerunid"] == job.name
    assert job.name not in [child.name for child in children.values()]
    ml_client.jobs.download(job.name, output_name="result", download_path=tmp_path)
    assert (tmp_path / "named-outputs" / "result" / "word.txt").read_text() == "hello\n"
    ml_client.jobs.download(children["second"].name, download_path=tmp_path / "step")
    assert (tmp_path / "step" / "artifacts" / "user_logs" / "std_log.txt").read_text() == "hello\n"


def test_the_same_steps_are_reused_unless_told_otherwise(ml_client, chain):
    first = until(ml_client, ml_client.jobs.create_or_update(chain(word="again")), "Completed")
    again = until(ml_client, ml_client.jobs.create_or_update(chain(word="again")), "Completed")
    originals = {child.display_name: child.name for child in ml_client.jobs.list(parent_job_name=first.name)}
    for child in ml_client.jobs.list(parent_job_name=again.name):
        assert child.properties["azureml.isreused"] == "true"
        assert child.properties["azureml.reusedrunid"] == originals[child.display_name]
    forced = chain(word="again")
    forced.settings.force_rerun = True
    forced = until(ml_client, ml_client.jobs.create_or_update(forced), "Completed")
    assert not any(
        "azureml.isreused" in child.properties for child in ml_client.jobs.list(parent_job_name=forced.name))


def test_a_pipeline_is_canceled_with_its_steps(ml_client, compute, steps):
    sleep = command(name="sleep", command="sleep 60", environment=steps[0].environment)

    @dsl.pipeline(default_compute=compute)
    def long():
        sleep()

    job = ml_client.jobs.create_or_update(long())
    ml_client.jobs.begin_cancel(job.name).result()
    assert until(ml_client, job, "Canceled").status == "Canceled"



def names(ml_client, job):
    return {child.display_name: child.status for child in ml_client.jobs.list(parent_job_name=job.name)}


def test_a_sweep_is_a_step_whose_best_trial_leaves_its_outputs(ml_client, compute, steps, tmp_path):
    """The whole way of a sweep node: trials below it, the best of them named, its outputs read by the next step."""
    trial = command(
        name="trial", environment="AzureML-sklearn-1.5@latest", inputs={"x": Input(type="number")},
        outputs={"file": Output(type="uri_folder")},
        command="python -c \"import mlflow; mlflow.log_metric('loss', (${{inputs.x}} - 2) ** 2)\""
                " && echo ${{inputs.x}} > ${{outputs.file}}/word.txt")

    @dsl.pipeline(default_compute=compute)
    def tuned():
        swept = trial(x=Choice([1, 2, 3])).sweep(sampling_algorithm="grid", primary_metric="loss", goal="minimize")
        swept.set_limits(max_total_trials=3, max_concurrent_trials=2)
        last = steps[1](file=swept.outputs.file)
        return {"result": last.outputs.result}

    job = until(ml_client, ml_client.jobs.create_or_update(tuned()), "Completed", "Failed", seconds=300)
    assert job.status == "Completed"
    swept = next(child for child in ml_client.jobs.list(parent_job_name=job.name) if child.display_name == "swept")
    trials = list(ml_client.jobs.list(parent_job_name=swept.name))
    assert [trial.status for trial in trials] == ["Completed"] * 3
    assert swept.properties["best_child_run_id"] in [trial.name for trial in trials]
    ml_client.jobs.download(job.name, output_name="result", download_path=tmp_path)
    assert (tmp_path / "named-outputs" / "result" / "word.txt").read_text() == "2\n"


def test_a_failed_pipeline_that_is_submitted_again_runs_only_what_had_not_completed(ml_client, compute, steps, tmp_path):
    go = tmp_path / "go"
    picky = command(
        name="picky", command=f"test -e {go} && cp ${{{{inputs.file}}}}/word.txt ${{{{outputs.result}}}}",
        environment=steps[0].environment, inputs={"file": Input(type="uri_folder")},
        outputs={"result": Output(type="uri_folder")})

    @dsl.pipeline(default_compute=compute)
    def two_steps(word: str):
        first = steps[0](word=word)
        second = picky(file=first.outputs.file)
        return {"result": second.outputs.result}

    failed = until(ml_client, ml_client.jobs.create_or_update(two_steps(word=tmp_path.name)), "Completed", "Failed")
    assert (failed.status, names(ml_client, failed)) == ("Failed", {"first": "Completed", "second": "Failed"})
    go.touch()
    again = until(ml_client, ml_client.jobs.create_or_update(two_steps(word=tmp_path.name)), "Completed", "Failed")
    assert again.status == "Completed"
    reused = {child.display_name: child.properties.get("azureml.isreused")
              for child in ml_client.jobs.list(parent_job_name=again.name)}
    assert reused == {"first": "true", "second": None}


def test_inputs_of_other_types_end_where_the_service_ends_them(ml_client, compute, steps):
    write, _ = steps
    count = command(
        name="count", command="echo ${{inputs.n}} ${{inputs.kind}}", environment=write.environment,
        inputs={"n": Input(type="integer", min=1, max=5), "kind": Input(type="string", enum=["x", "y"], default="x")})
    table = command(
        name="table", command="cat ${{inputs.rows}}/word.txt", environment=write.environment,
        inputs={"rows": Input(type="mltable", mode="direct")})

    @dsl.pipeline(default_compute=compute)
    def data_for_a_value():
        count(n=write(word="a").outputs.file)

    with pytest.raises(HttpResponseError) as refused:
        ml_client.jobs.create_or_update(data_for_a_value())
    assert refused.value.status_code == 400
    assert "'n' of the node 'count' is of type 'integer'" in refused.value.message

    @dsl.pipeline(default_compute=compute)
    def too_many():
        count(n=9)

    @dsl.pipeline(default_compute=compute)
    def other_data():
        write(word="a")
        table(rows=write(word="b").outputs.file)

    failed = until(ml_client, ml_client.jobs.create_or_update(too_many()), "Completed", "Failed")
    assert failed.status == "Failed"
    with pytest.raises(JobException, match="takes an integer from 1 to 5, and is given '9'"):
        ml_client.jobs.stream(failed.name)
    taken = ml_client.jobs.create_or_update(other_data())
    assert taken.status == "Preparing"
    ml_client.jobs.begin_cancel(taken.name).wait()


@pytest.fixture
def control_flow(ml_client, compute, steps):
    """Sends one of the pipelines of control_flow.py. The client has those nodes only in a process that began with the variable."""
    def send(kind, number):
        sent = subprocess.run(
            [sys.executable, Path(__file__).with_name("control_flow.py"), kind, number, compute, steps[0].environment],
            stdout=subprocess.PIPE, text=True, check=True,
            env={**os.environ, "AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED": "true"})
        return ml_client.jobs.get(sent.stdout.split()[-1])

    return send


def test_a_condition_lets_one_of_two_blocks_run(ml_client, control_flow):
    for number, ran in (("1", "small"), ("9", "large")):
        job = control_flow("condition", number)
        assert until(ml_client, job, "Completed", "Failed").status == "Completed"
        assert names(ml_client, job) == {"asked": "Completed", ran: "Completed"}


def test_a_loop_repeats_its_body_with_its_own_outputs_while_they_say_so(ml_client, control_flow):
    job = control_flow("loop", "1")
    assert until(ml_client, job, "Completed", "Failed").status == "Completed"
    rounds = list(ml_client.jobs.list(parent_job_name=job.name))
    assert [child.status for child in rounds] == ["Completed"] * 3, rounds
