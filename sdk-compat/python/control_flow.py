"""Sends a pipeline with a condition or a loop and prints the name of the job.

    control_flow.py condition|loop NUMBER COMPUTE ENVIRONMENT
"""
import os
import sys
import tempfile
from pathlib import Path

from azure.ai.ml import Input, MLClient, Output, command, dsl, load_component
from azure.ai.ml.dsl._condition import condition
from azure.ai.ml.dsl._do_while import do_while
from azure.identity import DefaultAzureCredential

KIND, NUMBER, COMPUTE, ENVIRONMENT = sys.argv[1:]

COUNT = """
type: command
name: count_up
inputs:
  number: {type: integer}
outputs:
  more: {type: boolean, is_control: true}
  next: {type: integer}
environment: azureml:ENVIRONMENT
command: >-
  echo $((${{inputs.number}} + 1)) > ${{outputs.next}} &&
  if [ ${{inputs.number}} -lt 3 ]; then echo True; else echo False; fi > ${{outputs.more}}
"""


def count_up():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "count.yml"
        file.write_text(COUNT.replace("ENVIRONMENT", ENVIRONMENT))
        return load_component(file)


count = count_up()
write = command(
    name="write", command="echo ${{inputs.word}} > ${{outputs.file}}/word.txt", environment=ENVIRONMENT,
    inputs={"word": Input(type="string")}, outputs={"file": Output(type="uri_folder")})


@dsl.pipeline(default_compute=COMPUTE)
def choosing(number: int):
    asked = count(number=number)
    small = write(word="small")
    large = write(word="large")
    condition(condition=asked.outputs.more, true_block=small, false_block=large)


@dsl.pipeline(default_compute=COMPUTE)
def looping():
    body = count(number=int(NUMBER))
    do_while(body=body, condition=body.outputs.more, mapping={body.outputs.next: body.inputs.number}, max_iteration_count=9)


client = MLClient(
    DefaultAzureCredential(), os.environ["AZURE_SUBSCRIPTION_ID"], os.environ["AZURE_RESOURCE_GROUP"],
    os.environ["AZUREML_WORKSPACE_NAME"])
print(client.jobs.create_or_update(choosing(number=int(NUMBER)) if KIND == "condition" else looping()).name)
