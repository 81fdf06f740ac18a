import time
from pathlib import Path

import pytest
from azure.ai.ml import Output, command
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import Environment
from azure.ai.ml.sweep import BanditPolicy, Choice, LogUniform, Uniform
from azure.core.exceptions import HttpResponseError

pytestmark = pytest.mark.covers("Sweep jobs", "azure-ai-ml")

ROOT = Path(__file__).resolve().parents[2]
LOSS = "import sys, mlflow; mlflow.log_metric('loss', (float(sys.argv[1]) - 0.3) ** 2)"


@pytest.fixture(scope="module")
def tracking(ml_client):
    """An environment with MLflow."""
    made = ml_client.environments.create_or_update(Environment(
        name="sweeps", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
        conda_file=str(ROOT / "samples" / "quickstart" / "environment.yml")))
    return f"sweeps:{made.version}"


@pytest.fixture
def submit(ml_client, tracking, compute):
    def submit(line, search_space, sampling="random", trials=4, **more):
        node = command(
            command=line, environment=tracking, compute=compute, inputs=search_space,
            outputs={"made": Output(type=AssetTypes.URI_FOLDER)},
        ).sweep(sampling_algorithm=sampling, primary_metric="loss", goal="Minimize", **more)
        node.set_limits(max_total_trials=trials, max_concurrent_trials=2, timeout=600)
        node.experiment_name = "sweeps"
        return ml_client.jobs.create_or_update(node)

    return submit


@pytest.fixture
def until(ml_client):
    def until(job, *statuses, seconds=300):
        end = time.time() + seconds
        while (seen := ml_client.jobs.get(job.name)).status not in statuses:
            assert seen.status not in ("Failed", "Canceled", "Completed"), f"{job.name} is {seen.status}"
            assert time.time() < end, f"{job.name} is still {seen.status}"
            time.sleep(0.2)
        return seen

    return until


@pytest.mark.timeout(600)
def test_a_sweep_has_nested_trials_and_the_outputs_of_the_best(ml_client, submit, until, workspace, tmp_path):
    import mlflow

    job = submit(
        f'mkdir -p ${{{{outputs.made}}}} && echo $AZUREML_SWEEP_rate > ${{{{outputs.made}}}}/rate.txt'
        f' && python -c "{LOSS}" ${{{{search_space.rate}}}} ${{{{search_space.kind}}}}',
        {"rate": Uniform(0, 1), "kind": Choice(["a", "b"])})
    done = until(job, "Completed")
    children = {child.name: child for child in ml_client.jobs.list(parent_job_name=job.name)}
    assert sorted(children) == [f"{job.name}_{trial}" for trial in range(4)]
    mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
    runs = mlflow.search_runs(
        experiment_names=["sweeps"], filter_string=f"tags.mlflow.parentRunId = '{job.name}'", output_format="list")
    losses = {run.info.run_id: run.data.metrics["loss"] for run in runs}
    assert sorted(losses) == sorted(children)
    best = done.properties["best_child_run_id"]
    assert losses[best] == min(losses.values()) == pytest.approx(float(done.properties["score"]))
    ml_client.jobs.download(job.name, download_path=str(tmp_path))
    ml_client.jobs.download(job.name, download_path=str(tmp_path), output_name="made")
    assert list((tmp_path / "hd-artifacts").rglob("hyperdrive.txt"))
    rate = float(next((tmp_path / "named-outputs").rglob("rate.txt")).read_text())
    assert (rate - 0.3) ** 2 == pytest.approx(losses[best])


@pytest.mark.timeout(600)
@pytest.mark.parametrize("sampling, space, trials", [
    ("grid", {"rate": Choice([0.1, 0.3, 0.9])}, 3),
    ("bayesian", {"rate": Uniform(0, 1)}, 2),
])
def test_other_sampling_algorithms(submit, until, sampling, space, trials):
    done = until(submit(f'python -c "{LOSS}" ${{{{search_space.rate}}}}', space, sampling, trials), "Completed")
    assert "best_child_run_id" in done.properties
    if sampling == "grid":
        assert float(done.properties["score"]) == pytest.approx(0)


@pytest.mark.timeout(600)
def test_a_policy_stops_what_falls_behind(ml_client, submit, until):
    line = ("import sys, time, mlflow; late = float(sys.argv[1]) > 0.5; "
            "[(mlflow.log_metric('loss', 9.0 if late else 1.0, step=k), time.sleep(1 if late else 0.2)) for k in range(60)]")
    job = submit(
        f'python -c "{line}" ${{{{search_space.rate}}}}', {"rate": Choice([0.1, 0.9])}, "grid", 2,
        early_termination_policy=BanditPolicy(slack_factor=0.5, evaluation_interval=1, delay_evaluation=2))
    done = until(job, "Completed")
    assert {child.name: child.status for child in ml_client.jobs.list(parent_job_name=job.name)} == {
        f"{job.name}_0": "Completed", f"{job.name}_1": "Canceled"}
    assert done.properties["best_child_run_id"] == f"{job.name}_0"


def test_bayesian_sampling_takes_no_loguniform(submit):
    with pytest.raises(HttpResponseError, match="Bayesian sampling takes"):
        submit("true", {"rate": LogUniform(-3, 0)}, "bayesian")
