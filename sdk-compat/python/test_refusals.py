import pytest

pytestmark = pytest.mark.covers("Refusals that name what was wrong", "requests")

COMPUTE = {"location": "eastus", "properties": {"computeType": "AmlCompute", "properties": {"vmSize": "Standard_DS3_v2"}}}


def refused(answer, status, code):
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, code), answer.text
    return error["message"]


def test_a_missing_api_version(arm):
    refused(arm("GET", version=None), 400, "MissingApiVersionParameter")


def test_an_unknown_api_version_is_named(arm):
    assert "1999-01-01" in refused(arm("GET", version="1999-01-01"), 400, "InvalidApiVersionParameter")


def test_malformed_json_is_located(arm):
    assert "line 1" in refused(arm("PUT", "/computes/c", data="{no json"), 400, "InvalidRequestContent")


def test_an_unknown_resource_is_named(arm):
    assert "no-such-store" in refused(arm("GET", "/datastores/no-such-store"), 404, "UserError")


def test_an_invalid_name_is_refused(arm):
    answer = arm("PUT", "/computes/-_-", json=COMPUTE)
    assert answer.status_code == 400 and "-_-" in answer.text


def test_a_missing_property_is_named(arm):
    answer = arm("PUT", "/computes/nothing", json={"location": "eastus", "properties": {}})
    assert answer.status_code == 400 and "computeType" in answer.text


def test_a_body_over_four_mebibytes_is_413(arm):
    answer = arm("PUT", "/computes/large", json={"tags": {"t": "x" * (4 * 1024 * 1024)}})
    assert answer.status_code == 413
