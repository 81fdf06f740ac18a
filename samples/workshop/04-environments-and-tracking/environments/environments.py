"""One script in two environments: what each of them holds, and how it came about. README.md explains each step."""
import logging
import os
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)

from azure.ai.ml import MLClient, Output, command  # noqa: E402
from azure.ai.ml.constants import AssetTypes  # noqa: E402
from azure.ai.ml.entities import AmlCompute, BuildContext, Environment  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent


def say(name, value):
    print(f"{name} = {value}", flush=True)


def versions(ml, environment, *packages):
    """Runs the script in an environment; says which versions it saw, and what the log of the build has."""
    job = ml.jobs.create_or_update(command(
        experiment_name="environments", compute="cpu", environment=environment, code=str(HERE / "src"),
        command="python versions.py ${{outputs.seen}} " + " ".join(packages),
        outputs={"seen": Output(type=AssetTypes.URI_FOLDER)}))
    while (found := ml.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.5)
    if found.status != "Completed":
        raise SystemExit(f"job {job.name} is {found.status}")
    with tempfile.TemporaryDirectory() as folder:
        ml.jobs.download(job.name, download_path=folder, output_name="seen")
        ml.jobs.download(job.name, download_path=folder)
        seen = dict(line.split() for line in next(Path(folder).rglob("versions.txt")).read_text().splitlines())
        builds = list(Path(folder).rglob("20_image_build_log.txt"))
        return seen, builds[0].read_text() if builds else ""


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    ml.compute.begin_create_or_update(AmlCompute(name="cpu", size="Standard_DS3_v2", max_instances=2)).result()

    print("\n== a curated environment")
    seen, _ = versions(ml, "AzureML-sklearn-1.5@latest", "scikit-learn", "pandas", "humanize")
    say("scikit-learn", ".".join(seen["scikit-learn"].split(".")[:2]))
    say("pandas", ".".join(seen["pandas"].split(".")[:2]))
    say("humanize is in it", "humanize" in seen)

    print("\n== one of your own, from a build context")
    own = ml.environments.create_or_update(Environment(
        name="with-humanize", version="1", build=BuildContext(path=str(HERE / "context"))))
    say("own environment", f"{own.name}:{own.version}")
    seen, built = versions(ml, f"{own.name}:{own.version}", "humanize", "scikit-learn")
    say("humanize", seen["humanize"])
    say("scikit-learn is in it", "scikit-learn" in seen)
    say("the build log names what it installed", "humanize==4.9.0" in built)

    print("\n== the same environment again")
    began = time.monotonic()
    versions(ml, f"{own.name}:{own.version}", "humanize")
    print(f"the second job took {time.monotonic() - began:.1f} s")
    say("versions of it", len(list(ml.environments.list("with-humanize"))))


if __name__ == "__main__":
    main()
