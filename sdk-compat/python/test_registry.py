import mlflow
import pytest
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import Model
from mlflow.exceptions import MlflowException

pytestmark = pytest.mark.covers("Model registry", "mlflow-skinny")


class Echo(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input, params=None):
        return model_input


@pytest.fixture
def saved(tmp_path):
    mlflow.pyfunc.save_model(str(tmp_path / "saved"), python_model=Echo(), pip_requirements=[])
    return str(tmp_path / "saved")


def test_what_a_run_logged_is_registered_loaded_and_seen_by_the_sdk(tracking, ml_client, unique):
    tracking.set_experiment("registry")
    with tracking.start_run() as run:
        tracking.pyfunc.log_model(name="model", python_model=Echo(), pip_requirements=[])
        tracking.register_model(f"runs:/{run.info.run_id}/model", unique, tags={"team": "blue"})
    assert tracking.pyfunc.load_model(f"models:/{unique}/1").predict([1]) == [1]
    asset = ml_client.models.get(unique, version="1")
    assert (asset.type, asset.tags, asset.job_name) == ("mlflow_model", {"team": "blue"}, run.info.run_id)
    assert "python_function" in asset.flavors


def test_a_model_of_the_sdk_is_loaded_by_mlflow(tracking, ml_client, unique, saved):
    ml_client.models.create_or_update(Model(name=unique, path=saved, type=AssetTypes.MLFLOW_MODEL))
    assert tracking.MlflowClient().get_model_version(unique, "1").current_stage == "None"
    assert tracking.pyfunc.load_model(f"models:/{unique}/1").predict([2]) == [2]


def test_a_local_model_is_uploaded_and_loaded(tracking, unique, saved):
    client = tracking.MlflowClient()
    client.create_registered_model(unique)
    client.create_model_version(unique, f"file://{saved}")
    assert tracking.pyfunc.load_model(f"models:/{unique}/1").predict([3]) == [3]


def test_stages_aliases_tags_and_searches(tracking, unique, saved):
    client = tracking.MlflowClient()
    client.create_registered_model(unique, description="of a test")
    for _ in range(2):
        client.create_model_version(unique, f"file://{saved}")
    client.transition_model_version_stage(unique, "1", "Production")
    client.transition_model_version_stage(unique, "2", "Production", archive_existing_versions=True)
    assert client.get_model_version(unique, "1").current_stage == "Archived"
    assert [version.version for version in client.get_latest_versions(unique, ["Production"])] == ["2"]
    client.set_registered_model_alias(unique, "champion", "2")
    assert client.get_model_version_by_alias(unique, "champion").version == "2"
    client.set_model_version_tag(unique, "2", "checked", "yes")
    assert client.get_model_version(unique, "2").tags == {"checked": "yes"}
    assert [model.name for model in client.search_registered_models(f"name LIKE '{unique}%'")] == [unique]
    assert {version.version for version in client.search_model_versions(f"name = '{unique}'")} == {"1", "2"}
    client.delete_model_version(unique, "1")
    client.delete_registered_model(unique)
    with pytest.raises(MlflowException, match=unique):
        client.get_registered_model(unique)
