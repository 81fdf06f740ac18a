"""Two versions of one data asset, and how far the second has moved from the first. README.md explains each step."""
import csv
import json
import logging
import os
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.getLogger("azure").setLevel(logging.ERROR)

from azure.ai.ml import Input, MLClient, Output, command  # noqa: E402
from azure.ai.ml.constants import AssetTypes  # noqa: E402
from azure.ai.ml.entities import AmlCompute, Data  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent
FLOWERS = HERE.parents[2] / "quickstart" / "flowers.csv"
THRESHOLD = 0.1


def say(name, value):
    print(f"{name} = {value}", flush=True)


def june(folder):
    """The flowers as they came in June: from a warmer place, with longer petals, and hardly any of one kind."""
    with FLOWERS.open() as source:
        flowers = list(csv.DictReader(source))
    kinds = sorted({flower["kind"] for flower in flowers})
    file = Path(folder) / "june.csv"
    with file.open("w", newline="") as target:
        writer = csv.DictWriter(target, flowers[0].keys())
        writer.writeheader()
        for number, flower in enumerate(flowers):
            if flower["kind"] == kinds[0] and number % 10:
                continue
            writer.writerow({**flower, "petal_length": f"{float(flower['petal_length']) * 1.3:.2f}"})
    return file


def version(ml, number, file, month):
    data = ml.data.create_or_update(Data(
        name="flowers-by-month", version=number, type=AssetTypes.URI_FILE, path=str(file), tags={"month": month}))
    return f"azureml:{data.name}:{data.version}"


def compare(ml, baseline, production):
    """Runs the comparison as a job and returns its report."""
    job = ml.jobs.create_or_update(command(
        display_name="drift", experiment_name="drift", compute="cpu", environment="azureml:lazurite-trainer@latest",
        command="lazurite-train drift --baseline ${{inputs.baseline}} --production ${{inputs.production}}"
                " --out ${{outputs.report}}/drift.json",
        inputs={
            "baseline": Input(type=AssetTypes.URI_FILE, path=baseline),
            "production": Input(type=AssetTypes.URI_FILE, path=production),
        },
        outputs={"report": Output(type=AssetTypes.URI_FOLDER)}))
    while (seen := ml.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.5)
    say("the comparison is", seen.status.value)
    with tempfile.TemporaryDirectory() as folder:
        ml.jobs.download(job.name, download_path=folder, output_name="report")
        return json.loads((Path(folder) / "named-outputs" / "report" / "drift.json").read_text())


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    ml.compute.begin_create_or_update(AmlCompute(name="cpu", size="Standard_DS3_v2", max_instances=2)).result()

    print("\n== two versions of the data")
    with tempfile.TemporaryDirectory() as folder:
        baseline = version(ml, "1", FLOWERS, "January")
        production = version(ml, "2", june(folder), "June")
    say("versions", ", ".join(sorted(data.version for data in ml.data.list("flowers-by-month"))))

    print("\n== how far the second has moved")
    report = compare(ml, baseline, production)
    for column, measures in report.items():
        print(column, {name: round(value, 4) for name, value in measures.items()})
    numbers = {c: m["NormalizedWassersteinDistance"] for c, m in report.items() if "NormalizedWassersteinDistance" in m}
    say("the column that moved most", max(numbers, key=numbers.get))
    say("its normalised Wasserstein distance", f"{max(numbers.values()):.4f}")
    say("Jensen-Shannon distance of the kinds", f"{report['kind']['JensenShannonDistance']:.4f}")
    moved = [c for c, m in report.items() if m.get("NormalizedWassersteinDistance", m["JensenShannonDistance"]) > THRESHOLD]
    say("over the threshold", ", ".join(sorted(moved)))

    print("\n== and the first compared with itself")
    report = compare(ml, baseline, baseline)
    say("nothing has moved", all(measures["JensenShannonDistance"] == 0 for measures in report.values()))


if __name__ == "__main__":
    main()
