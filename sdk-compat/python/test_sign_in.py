import base64
import json
import os

import pytest
import requests
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import ClientSecretCredential

pytestmark = pytest.mark.covers("Sign-in", "azure-identity")

MANAGEMENT = "https://management.azure.com/.default"
SUBSCRIPTIONS = "https://management.azure.com/subscriptions?api-version=2022-12-01"


def status(token):
    return requests.get(SUBSCRIPTIONS, headers={"Authorization": f"Bearer {token}"}, timeout=60).status_code


def part(document):
    return base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")


def test_the_service_principal_signs_in(credential):
    assert status(credential.get_token(MANAGEMENT).token) == 200


def test_a_wrong_secret_is_refused_with_the_code_that_entra_gives():
    wrong = ClientSecretCredential(os.environ["AZURE_TENANT_ID"], os.environ["AZURE_CLIENT_ID"], "not-the-secret")
    with pytest.raises(ClientAuthenticationError, match="AADSTS7000215"):
        wrong.get_token(MANAGEMENT)


def test_an_unknown_application_is_refused():
    wrong = ClientSecretCredential(
        os.environ["AZURE_TENANT_ID"], "11111111-1111-1111-1111-111111111111", os.environ["AZURE_CLIENT_SECRET"])
    with pytest.raises(ClientAuthenticationError, match="AADSTS700016"):
        wrong.get_token(MANAGEMENT)


def test_a_token_for_another_audience_is_refused(credential):
    assert status(credential.get_token("https://storage.azure.com/.default").token) == 401


def test_no_token_is_refused():
    assert requests.get(SUBSCRIPTIONS, timeout=60).status_code == 401


def test_an_unsigned_token_is_refused(credential):
    _, claims, _ = credential.get_token(MANAGEMENT).token.split(".")
    assert status(part({"alg": "none", "typ": "JWT"}) + f".{claims}.") == 401


def test_an_altered_token_is_refused(credential):
    head, claims, signature = credential.get_token(MANAGEMENT).token.split(".")
    document = json.loads(base64.urlsafe_b64decode(claims + "==="))
    document["exp"] += 1
    assert status(f"{head}.{part(document)}.{signature}") == 401
