"""Makes the rest of what the tests expect in their workspace: what Microsoft's own subscription has and the kit's prepare.py
does not make. The tests name each by its fixed name."""
import os
import tempfile
from pathlib import Path

from azure.ai.ml import MLClient, load_component
from azure.ai.ml.entities import AmlCompute, Model
from azure.core.exceptions import ResourceNotFoundError
from azure.identity import DefaultAzureCredential
from azure.mgmt.msi import ManagedServiceIdentityClient

subscription, group = os.environ["ML_SUBSCRIPTION_ID"], os.environ["ML_RESOURCE_GROUP"]
credential = DefaultAzureCredential()
ml = MLClient(credential, subscription, group, os.environ["ML_WORKSPACE_NAME"])
if "testCompute" not in {compute.name for compute in ml.compute.list()}:
    ml.compute.begin_create_or_update(
        AmlCompute(name="testCompute", size="STANDARD_DS3_v2", min_instances=0, max_instances=4)).result()
identities = ManagedServiceIdentityClient(credential, subscription).user_assigned_identities
for name in ("uai-mhe", "uai-mhe2"):
    identities.create_or_update(group, name, {"location": "eastus2euap"})
COMPONENT = """
type: command
name: {name}
version: "{version}"
inputs:
  model_input: {{type: {model}}}
  test_data: {{type: {data}}}
outputs:
  score_output: {{type: uri_folder}}
environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest
command: ls ${{{{inputs.model_input}}}} ${{{{inputs.test_data}}}} > ${{{{outputs.score_output}}}}/files.txt
"""
for registry, name, version, model, data in (
        ("testFeed", "v2_dsl_score_component", "0.0.8", "mlflow_model", "uri_folder"),
        ("sdk-test", "score_component", "2", "mlflow_model", "uri_file")):
    shared = MLClient(credential, registry_name=registry)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "component.yml").write_text(
            COMPONENT.format(name=name, version=version, model=model, data=data))
        shared.components.create_or_update(load_component(Path(folder) / "component.yml"))
        (Path(folder) / "model").mkdir()
        (Path(folder) / "model" / "MLmodel").write_text("flavors: {python_function: {loader_module: mlflow.sklearn}}\n")
        try:
            shared.models.get("iris_model", "1")
        except ResourceNotFoundError:
            shared.models.create_or_update(
                Model(name="iris_model", version="1", type="mlflow_model", path=Path(folder) / "model"))
