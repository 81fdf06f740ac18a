"""A pipeline of two steps: run it, run it again, change one step. README.md explains what is printed."""
import logging
import os
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)

from azure.ai.ml import Input, MLClient, Output, command, dsl  # noqa: E402
from azure.ai.ml.entities import AmlCompute, Environment  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent
FLOWERS = HERE.parents[1] / "quickstart" / "flowers.csv"


def say(name, value):
    print(f"{name} = {value}", flush=True)


def steps(ml):
    """Two components: what runs, what goes in, what comes out."""
    environment = ml.environments.create_or_update(
        Environment(name="workshop-bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    common = {"environment": f"{environment.name}:{environment.version}", "code": str(HERE / "src")}
    clean = command(
        name="clean", command="python clean.py --flowers ${{inputs.flowers}} --clean ${{outputs.clean}}",
        inputs={"flowers": Input(type="uri_file")}, outputs={"clean": Output(type="uri_folder")}, **common)
    count = command(
        name="count",
        command="python count.py --clean ${{inputs.clean}} $[[--column ${{inputs.column}}]] --report ${{outputs.report}}",
        inputs={"clean": Input(type="uri_folder"), "column": Input(type="string", optional=True)},
        outputs={"report": Output(type="uri_folder")}, **common)
    return clean, count


def pipeline_of(clean, count):
    @dsl.pipeline(default_compute="cpu")
    def flowers_by_kind(flowers, column: str):
        cleaned = clean(flowers=flowers)
        counted = count(clean=cleaned.outputs.clean, column=column)
        return {"report": counted.outputs.report}

    return flowers_by_kind


def run(ml, pipeline):
    job = ml.jobs.create_or_update(pipeline, experiment_name="workshop-pipelines")
    while (seen := ml.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.5)
    return seen


def reused(ml, job):
    """The steps of a pipeline, and whether each took over an earlier result."""
    children = ml.jobs.list(parent_job_name=job.name)
    return ", ".join(sorted(
        f"{child.display_name}: {child.properties.get('azureml.isreused', 'false')}" for child in children))


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    ml.compute.begin_create_or_update(AmlCompute(name="cpu", size="Standard_DS3_v2", max_instances=2)).result()
    flowers_by_kind = pipeline_of(*steps(ml))
    flowers = Input(type="uri_file", path=str(FLOWERS))

    print("\n== a pipeline")
    fresh = flowers_by_kind(flowers=flowers, column="kind")
    fresh.settings.force_rerun = True
    first = run(ml, fresh)
    say("first", first.status.value)
    say("reused at first", reused(ml, first))
    with tempfile.TemporaryDirectory() as folder:
        ml.jobs.download(first.name, output_name="report", download_path=folder)
        say("report", (Path(folder) / "named-outputs" / "report" / "counts.json").read_text())

    print("\n== the same again")
    second = run(ml, flowers_by_kind(flowers=flowers, column="kind"))
    say("reused when nothing changed", reused(ml, second))

    print("\n== another column for the second step")
    third = run(ml, flowers_by_kind(flowers=flowers, column="3"))
    say("reused when one step changed", reused(ml, third))


if __name__ == "__main__":
    main()
