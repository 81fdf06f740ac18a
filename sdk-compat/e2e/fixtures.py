"""Makes the rest of what the tests expect in their workspace: what Microsoft's own subscription has and the kit's prepare.py
does not make. The tests name each by its fixed name."""
import os

from azure.ai.ml import MLClient
from azure.ai.ml.entities import AmlCompute
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
