"""The Blob service on both of its addresses: the local one, and its Azure host through the proxy."""
import os
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest

from azure.core import MatchConditions
from azure.core.credentials import AzureNamedKeyCredential
from azure.core.exceptions import (
    ClientAuthenticationError,
    HttpResponseError,
    ResourceExistsError,
    ResourceModifiedError,
    ResourceNotFoundError,
)
from azure.storage.blob import (
    AccountSasPermissions,
    BlobBlock,
    BlobClient,
    BlobSasPermissions,
    BlobServiceClient,
    ContainerClient,
    ContainerSasPermissions,
    ContentSettings,
    ResourceTypes,
    generate_account_sas,
    generate_blob_sas,
    generate_container_sas,
)

pytestmark = pytest.mark.covers("Blob storage", "azure-storage-blob")

STRANGE_NAMES = [
    "plain.txt",
    "folder/with spaces/a b.txt",
    "plus+and&and=and#hash?question.txt",
    "percent%20literal.txt",
    "unicode-\u00e4\u00f6\u00fc-\u4e2d\u6587-\U0001f600.txt",
    # Dots that would climb are taken out of the address by the client itself; the Java tests send them.
    "..hidden/...txt",
    "a//b",
    "tilde~quote'\"(paren)[x]{y}|z^`,;:@!$*.txt",
    "<xml> & \"quotes\"",
]


def soon(hours=1):
    return datetime.now(timezone.utc) + timedelta(hours=hours)


@pytest.fixture(scope="session")
def account(ml_client):
    """The storage account of the default workspace with its key."""
    store = ml_client.datastores.get_default()
    key = ml_client.workspaces.get_keys(ml_client.workspace_name).user_storage_key
    return AzureNamedKeyCredential(store.account_name, key)


@pytest.fixture(params=["local", "azure"])
def service(request, account):
    name = account.named_key.name
    # the proxy is the instance itself
    local = f"{os.environ['HTTP_PROXY']}/blob/{name}"
    address = local if request.param == "local" else f"https://{name}.blob.core.windows.net"
    with BlobServiceClient(address, credential=account, retry_total=0) as client:
        yield client


@pytest.fixture
def container(service):
    client = service.create_container("c-" + uuid.uuid4().hex[:12])
    yield client
    client.delete_container()


def test_a_credential_that_is_only_the_key_is_enough(service, account):
    with BlobServiceClient(service.url, credential=account.named_key.key, retry_total=0) as client:
        assert client.get_account_information()["account_kind"] == "StorageV2"
        assert list(client.list_containers(name_starts_with="nothing-has-this-name")) == []


def test_service_properties(service):
    assert service.get_service_properties()["analytics_logging"].version == "1.0"


def test_containers(service):
    names = sorted("lz-" + uuid.uuid4().hex[:12] for _ in range(5))
    for name in names:
        service.create_container(name, metadata={"Owner": "me"})
    with pytest.raises(ResourceExistsError):
        service.create_container(names[0])
    pages = service.list_containers(name_starts_with="lz-", include_metadata=True, results_per_page=2).by_page()
    found = [item for page in pages for item in page]
    assert [item.name for item in found if item.name in names] == names
    assert found[0].metadata == {"Owner": "me"}
    client = service.get_container_client(names[0])
    assert client.exists()
    client.set_container_metadata({"a": "1"})
    assert client.get_container_properties().metadata == {"a": "1"}
    assert client.get_container_access_policy()["signed_identifiers"] == []
    for name in names:
        service.delete_container(name)
    assert not client.exists()


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_names_are_just_names(container, name):
    blob = container.get_blob_client(name)
    blob.upload_blob(name.encode(), metadata={"upload_status": "completed", "name2": "a b", "Name_1x": "y"})
    assert blob.download_blob().readall() == name.encode()
    assert [item.name for item in container.list_blobs()] == [name]
    assert blob.get_blob_properties().metadata["upload_status"] == "completed"
    blob.delete_blob()
    assert not blob.exists()


def test_upload_download_and_conditions(container):
    blob = container.get_blob_client("x")
    settings = ContentSettings(content_type="text/csv", cache_control="no-cache", content_encoding="identity")
    blob.upload_blob(b"one", content_settings=settings, validate_content=True)
    with pytest.raises(ResourceExistsError) as refused:
        blob.upload_blob(b"two")
    assert refused.value.error_code == "BlobAlreadyExists"
    first = blob.get_blob_properties()
    assert first.content_settings.content_type == "text/csv"
    assert first.content_settings.cache_control == "no-cache"
    assert first.size == 3
    blob.upload_blob(b"two", overwrite=True)
    with pytest.raises(ResourceModifiedError) as stale:
        blob.upload_blob(b"x", overwrite=True, etag=first.etag, match_condition=MatchConditions.IfNotModified)
    assert stale.value.error_code == "ConditionNotMet"
    assert blob.download_blob(validate_content=True).readall() == b"two"
    assert blob.download_blob(offset=1, length=1).readall() == b"w"
    blob.set_http_headers(ContentSettings(content_type="text/plain"))
    assert blob.get_blob_properties().content_settings.content_type == "text/plain"
    with pytest.raises(ResourceNotFoundError) as missing:
        container.get_blob_client("missing").download_blob()
    assert missing.value.error_code == "BlobNotFound"


def test_an_empty_blob(container):
    blob = container.get_blob_client("empty")
    blob.upload_blob(b"")
    assert blob.download_blob().readall() == b""


def test_a_large_blob_goes_up_in_blocks_and_comes_down_in_ranges(service, account, container):
    content = os.urandom(1024 * 1024) * 9 + b"tail"
    with ContainerClient(
        service.url,
        container.container_name,
        credential=account,
        max_single_put_size=1024 * 1024,
        max_block_size=1024 * 1024,
        max_single_get_size=1024 * 1024,
        max_chunk_get_size=1024 * 1024,
    ) as small:
        blob = small.get_blob_client("large")
        blob.upload_blob(content, max_concurrency=4)
        assert blob.download_blob(max_concurrency=4).readall() == content
        committed, uncommitted = blob.get_block_list("all")
        assert len(committed) == 10 and not uncommitted
        assert sum(block.size for block in committed) == len(content)


def test_blocks(container):
    blob = container.get_blob_client("blocks")
    for number, text in enumerate([b"a", b"bb", b"ccc"]):
        blob.stage_block(f"block-{number}", text, validate_content=True)
    committed, uncommitted = blob.get_block_list("all")
    assert (len(committed), [block.size for block in uncommitted]) == (0, [1, 2, 3])
    blob.commit_block_list([BlobBlock("block-2"), BlobBlock("block-0")], metadata={"a": "1"})
    assert blob.download_blob().readall() == b"ccca"


def test_append(container):
    blob = container.get_blob_client("log")
    blob.create_append_blob()
    for line in range(20):
        blob.append_block(f"line {line}\n")
    assert blob.download_blob().readall().decode().splitlines() == [f"line {line}" for line in range(20)]
    container.get_blob_client("log2").upload_blob(b"x" * 100, blob_type="AppendBlob")
    assert container.get_blob_client("log2").get_blob_properties().blob_type == "AppendBlob"


def test_listing(container):
    names = [f"d{folder}/f{number:02}" for folder in range(3) for number in range(10)] + ["top"]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: container.upload_blob(name, name.encode(), metadata={"n": "v"}), names))
    assert [item.name for item in container.list_blobs(results_per_page=7)] == sorted(names)
    walked = [item.name for item in container.walk_blobs(delimiter="/")]
    assert walked == ["d0/", "d1/", "d2/", "top"]
    pages = [list(page) for page in container.walk_blobs(delimiter="/", results_per_page=2).by_page()]
    assert [[item.name for item in page] for page in pages] == [["d0/", "d1/"], ["d2/", "top"]]
    some = list(container.list_blobs(name_starts_with="d1/", include=["metadata"]))
    assert len(some) == 10 and some[0].metadata == {"n": "v"} and some[0].size == 6
    assert [item for item in container.list_blob_names(name_starts_with="d2/")] == [f"d2/f{n:02}" for n in range(10)]


def test_copy(container):
    source = container.get_blob_client("source")
    source.upload_blob(b"content", metadata={"a": "1"})
    target = container.get_blob_client("target")
    assert target.start_copy_from_url(source.url)["copy_status"] == "success"
    assert target.get_blob_properties().copy.status == "success"
    assert target.get_blob_properties().metadata == {"a": "1"}
    container.get_blob_client("put").upload_blob_from_url(source.url, overwrite=True)
    assert container.get_blob_client("put").download_blob().readall() == b"content"


def test_delete_blobs_sends_one_batch(container):
    names = [f"n {number}+ä" for number in range(5)]
    for name in names:
        container.upload_blob(name, b"x")
    answers = list(container.delete_blobs(*names, "missing", raise_on_any_failure=False))
    assert [answer.status_code for answer in answers] == [202] * 5 + [404]
    assert list(container.list_blobs()) == []


def test_signatures(service, account, container):
    owner, key = account.named_key.name, account.named_key.key
    name = "dir/signed ä.txt"
    container.upload_blob(name, b"content")
    blob = container.get_blob_client(name)
    token = generate_blob_sas(
        owner,
        container.container_name,
        name,
        account_key=key,
        permission=BlobSasPermissions(read=True),
        expiry=soon(),
        content_type="text/html",
        content_disposition="attachment",
    )
    url = blob.url
    with BlobClient.from_blob_url(f"{url}?{token}", retry_total=0) as signed:
        assert signed.download_blob().readall() == b"content"
        assert signed.get_blob_properties().content_settings.content_type == "text/html"
        with pytest.raises(HttpResponseError) as refused:
            signed.upload_blob(b"x", overwrite=True)
        assert refused.value.error_code == "AuthorizationPermissionMismatch"
    with BlobClient.from_blob_url(f"{url}?{token[:-6]}AAA%3D", retry_total=0) as altered:
        with pytest.raises(ClientAuthenticationError) as refused:
            altered.download_blob()
        assert refused.value.error_code == "AuthenticationFailed"

    token = generate_container_sas(
        owner,
        container.container_name,
        account_key=key,
        permission=ContainerSasPermissions(read=True, write=True, list=True, delete=True),
        expiry=soon(),
        start=datetime.now(timezone.utc) - timedelta(minutes=10),
    )
    with ContainerClient(service.url, container.container_name, credential=token, retry_total=0) as signed:
        signed.upload_blob("by container sas", b"1")
        assert len(list(signed.list_blobs())) == 2
        answers = signed.delete_blobs("by container sas", raise_on_any_failure=False)
        assert [answer.status_code for answer in answers] == [202]

    token = generate_account_sas(
        owner, key, ResourceTypes(service=True), AccountSasPermissions(list=True), expiry=soon()
    )
    with BlobServiceClient(service.url, credential=token, retry_total=0) as signed:
        assert container.container_name in [item.name for item in signed.list_containers()]
        with pytest.raises(HttpResponseError) as refused:
            list(signed.get_container_client(container.container_name).list_blobs())
        assert refused.value.error_code == "AuthorizationResourceTypeMismatch"


def test_a_wrong_key_is_refused(service, account):
    wrong = AzureNamedKeyCredential(account.named_key.name, "d3Jvbmcga2V5")
    with BlobServiceClient(service.url, credential=wrong, retry_total=0) as client:
        with pytest.raises(ClientAuthenticationError) as refused:
            list(client.list_containers())
        assert refused.value.error_code == "AuthenticationFailed"


def test_concurrent_writers_never_tear_a_blob(container):
    contents = [bytes([65 + number]) * 50_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        writes = [pool.submit(container.upload_blob, "shared", content, overwrite=True) for content in contents * 4]
        reads = [pool.submit(lambda: container.download_blob("shared").readall()) for _ in range(20)]
        for write in writes:
            write.result()
        for read in reads:
            try:
                assert read.result() in contents
            except ResourceNotFoundError:
                pass  # It was read before the first write.
    assert container.download_blob("shared").readall() in contents
