"""MLflow's own client in depth, in whichever pair of mlflow and azureml-mlflow runs it.

The other pairs stand in sdk-compat/heavy. By hand, with --noconftest, an http tracking URI and MLFLOW_TRACKING_TOKEN, mlflow
alone runs it too.
"""

import math
import os
import uuid

import pytest

mlflow = pytest.importorskip("mlflow")

from mlflow.exceptions import MlflowException  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402

pytestmark = pytest.mark.covers("Experiment tracking", "mlflow-skinny")


@pytest.fixture()
def client():
    return MlflowClient()


@pytest.fixture()
def experiment():
    name = f"mlflow-{uuid.uuid4().hex[:8]}"
    mlflow.set_experiment(name)
    yield mlflow.get_experiment_by_name(name)
    while mlflow.active_run():
        mlflow.end_run()


def test_params_metrics_and_tags_come_back(client, experiment):
    with mlflow.start_run(run_name="first") as run:
        mlflow.log_param("lr", 0.1)
        mlflow.log_params({"depth": 3, "kind": "tree"})
        mlflow.log_metric("loss", 0.5)
        mlflow.log_metrics({"a": 1.0, "nan": float("nan"), "inf": float("inf")}, step=2)
        mlflow.set_tag("owner", "me")
        mlflow.set_tags({"x": "1", "y": "2"})
    found = client.get_run(run.info.run_id)
    assert found.info.status == "FINISHED"
    assert found.info.run_name == "first"
    assert found.info.end_time >= found.info.start_time
    assert found.data.params == {"lr": "0.1", "depth": "3", "kind": "tree"}
    assert found.data.metrics["loss"] == 0.5
    assert math.isnan(found.data.metrics["nan"])
    assert found.data.metrics["inf"] >= 1.7e308
    assert found.data.tags["owner"] == "me" and found.data.tags["y"] == "2"
    client.delete_tag(run.info.run_id, "x")
    assert "x" not in client.get_run(run.info.run_id).data.tags


def test_a_param_is_written_once(client, experiment):
    with mlflow.start_run() as run:
        client.log_param(run.info.run_id, "lr", "0.1")
        client.log_param(run.info.run_id, "lr", "0.1")
        with pytest.raises(MlflowException, match="Changing param values is not allowed"):
            client.log_param(run.info.run_id, "lr", "0.2")


def test_metric_history_is_complete_and_in_order(client, experiment):
    with mlflow.start_run() as run:
        for step in range(30):
            mlflow.log_metric("loss", 1.0 / (step + 1), step=step)
    history = client.get_metric_history(run.info.run_id, "loss")
    assert [point.step for point in history] == list(range(30))
    assert history[9].value == pytest.approx(0.1)


def test_a_large_batch_is_kept(client, experiment):
    from mlflow.entities import Metric, Param, RunTag

    with mlflow.start_run() as run:
        metrics = [Metric(f"m{i % 4}", i / 7, 1700000000000 + i, i) for i in range(1000 - 20)]
        client.log_batch(
            run.info.run_id,
            metrics=metrics,
            params=[Param(f"p{i}", str(i)) for i in range(10)],
            tags=[RunTag(f"t{i}", str(i)) for i in range(10)],
        )
    assert [(m.step, m.value) for m in client.get_metric_history(run.info.run_id, "m1")] == [
        (m.step, m.value) for m in metrics if m.key == "m1"
    ]


@pytest.fixture()
def five(client, experiment):
    ids = []
    for i in range(5):
        with mlflow.start_run(run_name=f"run {i}") as run:
            mlflow.log_metric("acc", i / 10)
            mlflow.log_param("model", "Ridge" if i % 2 else "Lasso")
            mlflow.set_tag("fold.no", str(i))
            ids.append(run.info.run_id)
    return experiment.experiment_id, ids


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", [4, 3, 2, 1, 0]),
        ("metrics.acc > 0.2", [4, 3]),
        ("metrics.acc >= 0.2 and params.model = 'Lasso'", [4, 2]),
        ("params.model LIKE 'Ri%'", [3, 1]),
        ("params.model ILIKE 'ri%'", [3, 1]),
        ("tags.`fold.no` != '1' and metrics.acc < 0.3", [2, 0]),
        ("attributes.run_name = 'run 3'", [3]),
        ("status = 'FINISHED'", [4, 3, 2, 1, 0]),
        ("status = 'RUNNING'", []),
        ("metrics.none > 0", []),
    ],
)
def test_search_filters(client, five, text, expected):
    experiment, ids = five
    found = client.search_runs([experiment], text)
    assert [ids.index(run.info.run_id) for run in found] == expected


def test_search_orders_and_pages(client, five):
    experiment, ids = five
    found = client.search_runs([experiment], order_by=["params.model DESC", "metrics.acc ASC"])
    assert [ids.index(run.info.run_id) for run in found] == [1, 3, 0, 2, 4]
    page = client.search_runs([experiment], max_results=3)
    rest = client.search_runs([experiment], max_results=3, page_token=page.token)
    assert [ids.index(run.info.run_id) for run in [*page, *rest]] == [4, 3, 2, 1, 0]
    assert not rest.token
    with pytest.raises(MlflowException, match="Invalid clause"):
        client.search_runs([experiment], "metrics.acc > 0 OR metrics.acc < 1")


def test_runs_are_deleted_and_restored(client, five):
    from mlflow.entities import ViewType

    experiment, ids = five
    client.delete_run(ids[0])
    assert len(client.search_runs([experiment])) == 4
    assert len(client.search_runs([experiment], run_view_type=ViewType.DELETED_ONLY)) == 1
    client.restore_run(ids[0])
    assert len(client.search_runs([experiment])) == 5


def test_experiments_are_found_renamed_and_deleted(client, experiment):
    client.set_experiment_tag(experiment.experiment_id, "team", "red")
    found = client.search_experiments(filter_string=f"name = '{experiment.name}' and tags.team = 'red'")
    assert [one.experiment_id for one in found] == [experiment.experiment_id]
    client.rename_experiment(experiment.experiment_id, experiment.name + "-b")
    assert client.get_experiment(experiment.experiment_id).name == experiment.name + "-b"
    client.delete_experiment(experiment.experiment_id)
    assert client.get_experiment(experiment.experiment_id).lifecycle_stage == "deleted"
    client.restore_experiment(experiment.experiment_id)
    assert client.get_experiment_by_name("no such experiment") is None


def test_nested_runs_know_their_parent(client, experiment):
    with mlflow.start_run() as parent:
        with mlflow.start_run(nested=True) as child:
            mlflow.log_metric("a", 1)
    found = client.search_runs(
        [experiment.experiment_id], f"tags.mlflow.parentRunId = '{parent.info.run_id}'"
    )
    assert [run.info.run_id for run in found] == [child.info.run_id]


def test_artifacts_are_logged_listed_and_loaded(client, experiment, tmp_path):
    (tmp_path / "tree" / "deep").mkdir(parents=True)
    (tmp_path / "tree" / "a b.txt").write_text("one")
    (tmp_path / "tree" / "deep" / "c.bin").write_bytes(bytes(range(256)) * 1000)
    with mlflow.start_run() as run:
        mlflow.log_text("hello", "notes/hello.txt")
        mlflow.log_dict({"a": 1}, "d.json")
        mlflow.log_artifacts(str(tmp_path / "tree"), "files")
    root = client.get_run(run.info.run_id).info.artifact_uri
    assert mlflow.artifacts.load_text(root + "/notes/hello.txt") == "hello"
    listed = {one.path: one.is_dir for one in client.list_artifacts(run.info.run_id)}
    assert listed == {"notes": True, "d.json": False, "files": True}
    below = {one.path for one in client.list_artifacts(run.info.run_id, "files")}
    assert below == {"files/a b.txt", "files/deep"}
    local = mlflow.artifacts.download_artifacts(run_id=run.info.run_id, artifact_path="files", dst_path=str(tmp_path))
    with open(os.path.join(local, "deep", "c.bin"), "rb") as content:
        assert content.read() == bytes(range(256)) * 1000


def test_autolog_of_sklearn(client, experiment):
    linear = pytest.importorskip("sklearn.linear_model")
    import numpy

    mlflow.sklearn.autolog(log_models=True, silent=True)
    try:
        with mlflow.start_run() as run:
            x = numpy.arange(40, dtype=float).reshape(20, 2)
            linear.LinearRegression().fit(x, x.sum(axis=1))
    finally:
        mlflow.sklearn.autolog(disable=True)
    found = client.get_run(run.info.run_id)
    assert found.data.params["fit_intercept"] == "True"
    assert found.data.metrics["training_r2_score"] == pytest.approx(1.0)
    assert found.data.tags["estimator_name"] == "LinearRegression"


def test_a_logged_model_is_loaded_again(experiment):
    linear = pytest.importorskip("sklearn.linear_model")
    import numpy

    x = numpy.arange(40, dtype=float).reshape(20, 2)
    model = linear.LinearRegression().fit(x, x.sum(axis=1))
    with mlflow.start_run() as run:
        info = mlflow.sklearn.log_model(model, "model", serialization_format="cloudpickle")
    for uri in (info.model_uri, f"runs:/{run.info.run_id}/model"):
        assert mlflow.sklearn.load_model(uri).predict([[1.0, 2.0]])[0] == pytest.approx(3.0)


def test_datasets_are_inputs_of_a_run(client, experiment):
    pandas = pytest.importorskip("pandas")

    data = mlflow.data.from_pandas(pandas.DataFrame({"a": [1, 2]}), name="little")
    with mlflow.start_run() as run:
        mlflow.log_input(data, context="training")
    found = client.get_run(run.info.run_id).inputs.dataset_inputs
    assert [one.dataset.name for one in found] == ["little"]
    assert len(client.search_runs([experiment.experiment_id], "datasets.name = 'little'")) == 1


def test_what_is_missing_is_none_or_says_so(client, experiment):
    with pytest.raises(MlflowException) as refused:
        client.get_run("no-such-run")
    assert refused.value.error_code == "RESOURCE_DOES_NOT_EXIST"
