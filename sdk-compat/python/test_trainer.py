"""Jobs of Lazurite's own trainer, sent by the SDK, and what MLflow's clients find of them."""
import time
from pathlib import Path

import pytest
from azure.ai.ml import Input, command
from azure.ai.ml.constants import AssetTypes

pytestmark = pytest.mark.covers("The trainer's runs", "azureml-mlflow")

FLOWERS = Path(__file__).resolve().parents[2] / "samples/quickstart/flowers.csv"


def run(ml_client, compute, experiment, line):
    job = ml_client.jobs.create_or_update(command(
        command=line, environment="azureml:lazurite-trainer@latest", compute=compute, experiment_name=experiment,
        inputs={"flowers": Input(type=AssetTypes.URI_FILE, path=str(FLOWERS))}))
    end = time.time() + 120
    while (seen := ml_client.jobs.get(job.name)).status not in ("Completed", "Failed", "Canceled"):
        assert time.time() < end, seen.status
        time.sleep(0.2)
    assert seen.status == "Completed"
    return job.name


def test_metrics_and_files_of_evaluate_explain_and_drift_are_on_the_jobs_run(ml_client, compute, tracking, unique):
    data = "--data ${{inputs.flowers}}"
    name = run(ml_client, compute, unique, " && ".join([
        f"lazurite-train fit {data} --target kind --learner gradient-boosting --param max_iter=10 --out model",
        f"lazurite-train evaluate --model model {data} --sensitive kind --plot-format png",
        f"lazurite-train explain --model model {data}",
        "lazurite-train drift --baseline ${{inputs.flowers}} --production ${{inputs.flowers}}",
    ]))
    [found] = tracking.search_runs(
        experiment_names=[unique], output_format="list", filter_string="metrics.AUC_weighted > 0.9")
    assert found.info.run_id == name
    metrics = found.data.metrics
    assert metrics["kind/demographic_parity_difference"] > 0.5
    assert metrics["permutation_importance/petal_length"] > 0.05
    assert metrics["petal_length/DataTypeErrorRate"] == 0
    assert found.data.params["learner"] == "gradient-boosting"
    client = tracking.MlflowClient()
    [point] = client.get_metric_history(name, "sepal_width/JensenShannonDistance")
    assert (point.value, point.step) == (0, 0)
    assert {"evaluation/fairness.json", "evaluation/roc.png"} <= {
        item.path for item in client.list_artifacts(name, "evaluation")}
    assert {"explanation/explanation.json", "explanation/errors.json", "explanation/errors.svg"} <= {
        item.path for item in client.list_artifacts(name, "explanation")}
    assert [item.path for item in client.list_artifacts(name, "drift")] == ["drift/drift.json"]


def test_a_search_leaves_its_leaderboard_and_its_model_on_the_run(ml_client, compute, tracking, unique):
    name = run(
        ml_client, compute, unique,
        "lazurite-train automl --data ${{inputs.flowers}} --target kind --max-trials 2 --n-cross-validations 2 --out best")
    found = tracking.get_run(name)
    assert found.data.metrics["cross_validated/AUC_weighted"] > 0.9
    assert found.data.params["primary_metric"] == "AUC_weighted"
    files = {item.path for item in tracking.MlflowClient().list_artifacts(name, "model")}
    assert {"model/leaderboard.json", "model/MLmodel", "model/evaluation.json"} <= files
