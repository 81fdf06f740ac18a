import pytest

pytestmark = pytest.mark.covers("Experiment tracking", "azureml-mlflow")


def test_a_run_keeps_what_was_logged(tracking, unique):
    tracking.set_experiment(unique)
    with tracking.start_run(run_name="one") as run:
        tracking.log_params({"rate": 0.1, "layers": 3})
        tracking.log_metrics({"loss": 0.5})
        for step in range(20):
            tracking.log_metric("progress", step / 20, step=step)
        tracking.set_tag("kind", "test")
    seen = tracking.get_run(run.info.run_id)
    assert seen.info.status == "FINISHED"
    assert seen.data.params == {"rate": "0.1", "layers": "3"}
    assert seen.data.metrics["loss"] == 0.5
    assert seen.data.tags["kind"] == "test"
    history = tracking.MlflowClient().get_metric_history(run.info.run_id, "progress")
    assert [metric.step for metric in history] == list(range(20))


def test_runs_are_found_by_metric_param_and_tag(tracking, unique):
    tracking.set_experiment(unique)
    for rate in (1, 2, 3):
        with tracking.start_run():
            tracking.log_param("rate", rate)
            tracking.log_metric("score", rate / 10)
            tracking.set_tag("odd", rate % 2 == 1)
    found = tracking.search_runs(
        experiment_names=[unique], output_format="list", order_by=["metrics.score DESC"],
        filter_string="metrics.score > 0.05 and params.rate != '2' and tags.odd = 'True'")
    assert [run.data.params["rate"] for run in found] == ["3", "1"]


def test_artifacts_are_logged_listed_and_read(tracking, unique):
    tracking.set_experiment(unique)
    with tracking.start_run() as run:
        tracking.log_text("hello", "notes/a.txt")
        tracking.log_dict({"x": 1}, "b.json")
    assert tracking.artifacts.load_text(f"{run.info.artifact_uri}/notes/a.txt") == "hello"
    client = tracking.MlflowClient()
    assert sorted(item.path for item in client.list_artifacts(run.info.run_id)) == ["b.json", "notes"]


def test_a_failed_run_is_failed(tracking, unique):
    tracking.set_experiment(unique)
    with pytest.raises(ValueError), tracking.start_run() as run:
        raise ValueError("on purpose")
    assert tracking.get_run(run.info.run_id).info.status == "FAILED"


def test_a_model_is_logged_registered_and_loaded(tracking, unique):
    from sklearn.linear_model import LinearRegression

    import mlflow.sklearn

    tracking.set_experiment(unique)
    model = LinearRegression().fit([[0.0], [1.0]], [0.0, 2.0])
    with tracking.start_run() as run:
        mlflow.sklearn.log_model(model, artifact_path="model", serialization_format="cloudpickle")
    version = tracking.register_model(f"runs:/{run.info.run_id}/model", unique)
    loaded = mlflow.sklearn.load_model(f"models:/{unique}/{version.version}")
    assert loaded.predict([[2.0]])[0] == pytest.approx(4.0)


def test_a_registered_model_is_a_model_asset(tracking, ml_client, unique):
    client = tracking.MlflowClient()
    tracking.set_experiment(unique)
    with tracking.start_run() as run:
        tracking.log_text("x", "model/file.txt")
    client.create_registered_model(unique)
    client.create_model_version(unique, f"runs:/{run.info.run_id}/model", run.info.run_id)
    assert ml_client.models.get(unique, version="1").name == unique
