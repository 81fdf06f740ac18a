"""A search over learners, the leaderboard it leaves, and what its model goes by. README.md explains each step."""
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
from azure.ai.ml.entities import AmlCompute  # noqa: E402
from azure.identity import DefaultAzureCredential  # noqa: E402

HERE = Path(__file__).resolve().parent
FLOWERS = HERE.parents[1] / "quickstart" / "flowers.csv"


def say(name, value):
    print(f"{name} = {value}", flush=True)


def run(ml, name, line, inputs, output):
    """Runs one line of the trainer as a job, waits for it and returns what it left in its output."""
    job = ml.jobs.create_or_update(command(
        display_name=name, experiment_name="automl", compute="cpu", environment="azureml:lazurite-trainer@latest",
        command=f"{line} --out ${{{{outputs.{output}}}}}",
        inputs=inputs, outputs={output: Output(type=AssetTypes.URI_FOLDER)}))
    while (seen := ml.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.5)
    say(f"the job {name} is", seen.status.value)
    folder = Path(tempfile.mkdtemp())
    ml.jobs.download(job.name, download_path=str(folder), output_name=output)
    return f"azureml://jobs/{job.name}/outputs/{output}", folder / "named-outputs" / output


def read(folder, file):
    return json.loads((folder / file).read_text())


def order(importance):
    return ", ".join(sorted(importance, key=importance.get, reverse=True))


def main():
    ml = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    ml.compute.begin_create_or_update(AmlCompute(name="cpu", size="Standard_DS3_v2", max_instances=2)).result()
    flowers = Input(type=AssetTypes.URI_FILE, path=str(FLOWERS))

    print("\n== a search over learners and their parameters")
    _, found = run(
        ml, "search", "lazurite-train automl --data ${{inputs.flowers}} --target kind --max-trials 8 --seed 7",
        {"flowers": flowers}, "best")
    leaderboard = read(found, "leaderboard.json")
    for entry in leaderboard:
        print(f"{entry['score']:.4f}  {entry['weight']:3}  {entry['learner']} {entry['parameters']}")
    say("trials", len(leaderboard))
    say("AUC of the best, cross-validated", f"{leaderboard[0]['score']:.4f}")
    say("AUC of the blend, on rows it never saw", f"{read(found, 'evaluation.json')['metrics']['AUC_weighted']:.4f}")

    print("\n== a model of trees, and what it goes by")
    address, _ = run(
        ml, "trees", "lazurite-train fit --data ${{inputs.flowers}} --target kind --learner gradient-boosting"
                     " --param max_iter=40 --seed 7", {"flowers": flowers}, "model")
    _, explained = run(
        ml, "explain", "lazurite-train explain --model ${{inputs.model}} --data ${{inputs.flowers}} --seed 7",
        {"flowers": flowers, "model": Input(type=AssetTypes.URI_FOLDER, path=address)}, "explanation")
    explanation = read(explained, "explanation.json")
    say("by what is lost when a column is shuffled", order(explanation["permutation_importance"]))
    say("by Shapley values", order(explanation["mean_absolute_shap"]))
    petals = explanation["partial_dependence"]["petal_length"]
    say("partial dependence was taken at", f"{len(petals)} lengths of petals")


if __name__ == "__main__":
    main()
