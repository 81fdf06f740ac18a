import json
import subprocess
from pathlib import Path

import pytest
from azure.ai.ml import load_job
from azure.ai.ml.entities import AmlCompute

pytestmark = pytest.mark.covers("Checks before submission", "azure-ai-ml")

LAZURITE = Path(__file__).resolve().parents[2] / "lazurite"

COMPONENT = """
$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
type: command
name: train
version: 1
inputs:
  data: {type: uri_folder}
outputs:
  model: {type: uri_folder}
command: echo ${{inputs.data}} > ${{outputs.model}}/x
environment: azureml:lazurite-trainer@latest
"""

PIPELINE = """
$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
type: pipeline
compute: azureml:COMPUTE
jobs:
  first:
    component: ./train.yml
    inputs:
      data: {type: uri_folder, path: ./data}
  second:
    component: ./train.yml
    inputs:
      data: ${{parent.jobs.first.outputs.OUTPUT}}
"""


@pytest.fixture
def pipeline(tmp_path):
    def write(compute="cpu-of-checks", output="model"):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "rows.csv").write_text("1\n")
        (tmp_path / "train.yml").write_text(COMPONENT)
        path = tmp_path / "pipeline.yml"
        path.write_text(PIPELINE.replace("COMPUTE", compute).replace("OUTPUT", output))
        return path

    return write


@pytest.fixture(scope="module", autouse=True)
def compute(ml_client):
    ml_client.compute.begin_create_or_update(
        AmlCompute(name="cpu-of-checks", size="Standard_DS3_v2", min_instances=0, max_instances=2)
    ).result()


def check(path):
    done = subprocess.run([LAZURITE, "check", path, "--json"], stdout=subprocess.PIPE, text=True)
    return done.returncode, json.loads(done.stdout)


def test_a_pipeline_file_is_resolved_and_valid(pipeline):
    code, report = check(pipeline())
    assert (code, report["valid"], report["problems"]) == (0, True, [])
    assert [(step["name"], step["after"], step["compute"]) for step in report["steps"]] == [
        ("first", [], "cpu-of-checks"),
        ("second", ["first"], "cpu-of-checks"),
    ]


def test_every_problem_of_a_file_is_said_at_once(pipeline):
    code, report = check(pipeline(compute="nowhere", output="weights"))
    assert code == 1
    assert [(problem["line"], problem["message"].split(":")[0]) for problem in report["problems"]] == [
        (4, "the workspace has no compute 'nowhere'"),
        (13, "step 'first' has no output 'weights'"),
    ]


def test_the_validation_of_the_sdk_finds_the_compute_or_says_that_it_is_missing(ml_client, pipeline):
    assert ml_client.jobs.validate(load_job(pipeline())).passed
    result = ml_client.jobs.validate(load_job(pipeline(compute="nowhere")))
    assert not result.passed and "nowhere" in str(result.error_messages)
