import os
from datetime import datetime, timedelta, timezone

import pytest
from azure.core import MatchConditions
from azure.core.exceptions import (
    ClientAuthenticationError,
    HttpResponseError,
    ResourceExistsError,
    ResourceModifiedError,
    ResourceNotFoundError,
)
from azure.storage.blob import BlobClient, BlobSasPermissions, BlobServiceClient, ContainerClient, generate_blob_sas

pytestmark = pytest.mark.covers("Blob storage", "azure-storage-blob")


@pytest.fixture
def blob(blobs, unique):
    client = blobs.get_blob_client(f"{unique}/a b+ü%.txt")
    client.upload_blob(b"0123456789", metadata={"k": "v"})
    return client


def signed(blob, key, expiry=timedelta(hours=1), **more):
    return generate_blob_sas(
        blob.account_name, blob.container_name, blob.blob_name, account_key=key,
        permission=BlobSasPermissions(read=True), expiry=datetime.now(timezone.utc) + expiry, **more)


def test_a_blob_is_read_back_with_its_metadata(blob):
    assert blob.download_blob().readall() == b"0123456789"
    assert blob.get_blob_properties().metadata == {"k": "v"}


def test_a_range_is_read(blob):
    assert blob.download_blob(offset=3, length=4).readall() == b"3456"


def test_many_blocks_make_one_blob(blobs, unique):
    content = os.urandom(9 * 1024 * 1024)
    small = ContainerClient(
        blobs.url.rsplit("/", 1)[0], blobs.container_name, credential=blobs.credential,
        max_block_size=1024 * 1024, max_single_put_size=1024 * 1024)
    small.upload_blob(unique, content, max_concurrency=4)
    assert blobs.download_blob(unique, max_concurrency=4).readall() == content


def test_names_are_listed_by_prefix_and_by_folder(blobs, unique):
    for name in ("a/1", "a/2", "b"):
        blobs.upload_blob(f"{unique}/{name}", b"x")
    assert [b.name for b in blobs.list_blobs(name_starts_with=f"{unique}/a/")] == [f"{unique}/a/1", f"{unique}/a/2"]
    walked = [item.name for item in blobs.walk_blobs(name_starts_with=f"{unique}/", delimiter="/")]
    assert sorted(walked) == [f"{unique}/a/", f"{unique}/b"]
    pages = blobs.list_blobs(name_starts_with=f"{unique}/", results_per_page=1).by_page()
    assert len([page for page in pages if list(page)]) == 3


def test_an_existing_blob_is_not_overwritten_unasked(blob):
    with pytest.raises(ResourceExistsError):
        blob.upload_blob(b"other")


def test_a_stale_etag_is_refused(blob):
    etag = blob.get_blob_properties().etag
    blob.upload_blob(b"newer", overwrite=True)
    with pytest.raises(ResourceModifiedError):
        blob.upload_blob(b"x", overwrite=True, etag=etag, match_condition=MatchConditions.IfNotModified)


def test_a_blob_is_copied_and_deleted(blobs, blob, unique):
    copy = blobs.get_blob_client(f"{unique}/copy")
    copy.start_copy_from_url(blob.url)
    assert copy.download_blob().readall() == b"0123456789"
    copy.delete_blob()
    with pytest.raises(ResourceNotFoundError):
        copy.get_blob_properties()


def test_a_bearer_token_for_storage_is_taken(blobs, blob, credential):
    service = BlobServiceClient(blobs.url.rsplit("/", 1)[0], credential=credential)
    assert service.get_blob_client(blob.container_name, blob.blob_name).download_blob().readall() == b"0123456789"


def test_a_signature_gives_what_it_says_and_no_more(blob, blobs):
    sas = signed(blob, blobs.credential.account_key)
    client = BlobClient.from_blob_url(f"{blob.url}?{sas}")
    assert client.download_blob().readall() == b"0123456789"
    with pytest.raises(HttpResponseError) as refused:
        client.delete_blob()
    assert refused.value.error_code == "AuthorizationPermissionMismatch"


@pytest.mark.parametrize("case", ["altered", "expired", "of another key"])
def test_a_signature_that_does_not_hold_is_refused(blob, blobs, case):
    key = blobs.credential.account_key
    sas = {
        "altered": lambda: signed(blob, key).replace("sp=r", "sp=rw"),
        "expired": lambda: signed(blob, key, expiry=timedelta(hours=-1)),
        "of another key": lambda: signed(blob, "bm90IHRoZSBrZXk="),
    }[case]()
    with pytest.raises(ClientAuthenticationError) as refused:
        BlobClient.from_blob_url(f"{blob.url}?{sas}").download_blob().readall()
    assert refused.value.error_code == "AuthenticationFailed"


def test_a_wrong_account_key_is_refused(blob):
    wrong = BlobClient(
        f"https://{blob.account_name}.blob.core.windows.net", blob.container_name, blob.blob_name,
        credential="bm90IHRoZSBrZXk=")
    with pytest.raises(ClientAuthenticationError):
        wrong.download_blob().readall()
