"""A search over learners, what a model goes by, where it errs and whom it treats otherwise. README.md explains each step."""
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


def path(nodes, node):
    """The conditions from the root of a tree down to one of its nodes."""
    above = path(nodes, nodes[node["parent"]]) if node["parent"] > 0 else ""
    return f"{above} and {node['condition']}" if above else node["condition"]


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

    print("\n== where a small model errs, what would change its mind, and whom it treats otherwise")
    stump, _ = run(
        ml, "stump", "lazurite-train fit --data ${{inputs.flowers}} --target kind --learner decision-tree"
                     " --param max_depth=2 --seed 7", {"flowers": flowers}, "model")
    model = Input(type=AssetTypes.URI_FOLDER, path=stump)
    _, errs = run(
        ml, "scrutiny", "lazurite-train explain --model ${{inputs.model}} --data ${{inputs.flowers}} --error-tree-depth 2"
                        " --counterfactual 1 --desired nitida --freeze sepal_width",
        {"flowers": flowers, "model": model}, "explanation")
    nodes = read(errs, "errors.json")["nodes"]
    for node in nodes:
        print(f"{node['condition'] or 'all':28} {node['rows']:4} rows, {node['error_rate']:.3f} wrong, "
              f"{node['error_coverage']:.2f} of the errors")
    inner = {node["parent"] for node in nodes}
    worst = max((node for node in nodes if node["id"] not in inner), key=lambda node: node["error_rate"])
    say("it errs in", f"{nodes[0]['error_rate']:.3f}")
    say("it errs most where", path(nodes, worst))
    say("that part has of all its errors", f"{worst['error_coverage']:.2f}")
    [flower] = read(errs, "counterfactuals.json")
    nearest = flower["counterfactuals"][0]["changes"]
    say("the first flower is said to be", flower["prediction"])
    say("to be nitida it would need another", ", ".join(nearest))
    for column, change in nearest.items():
        say(f"{column} of", f"{change['to']:.1f}")

    _, compared = run(
        ml, "fairness", "lazurite-train evaluate --model ${{inputs.model}} --data ${{inputs.flowers}}"
                        " --sensitive sepal_width --positive regia",
        {"flowers": flowers, "model": model}, "evaluation")
    fairness = read(compared, "fairness.json")["sepal_width"]
    for group, rates in fairness["by_group"].items():
        print(f"{group:20} chosen {rates['selection_rate']:.3f}, right {rates['accuracy']:.3f}")
    say("cohorts", len(fairness["by_group"]))
    say("demographic parity difference", f"{fairness['demographic_parity_difference']:.3f}")
    say("equalized odds difference", f"{fairness['equalized_odds_difference']:.3f}")


if __name__ == "__main__":
    main()
