"""Data as jobs, pandas and the data runtime see it: public samples, named outputs and their lineage, MLTables."""
import os
import time

import pandas
import pytest
from azure.ai.ml import Input, Output, command
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import Data, Environment
from azure.core.exceptions import HttpResponseError
from azure.storage.blob import BlobClient

IRIS = "azuremlexamples.blob.core.windows.net/datasets/iris.csv"
AS_ASSETS = pytest.mark.covers("Lineage of data", "azure-ai-ml")
SAMPLES = pytest.mark.covers("Public sample data, offline", "azure-ai-ml")
RUNTIME = pytest.mark.covers("MLTable, data runtime", "mltable")
FILES = pytest.mark.covers("Datastores as file systems", "azureml-fsspec")


@pytest.fixture(scope="module")
def finished(ml_client, compute):
    """Runs a command to its end; returns the job and its log."""
    made = ml_client.environments.create_or_update(
        Environment(name="bare-data", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))

    def finished(line, **more):
        job = ml_client.jobs.create_or_update(
            command(command=line, environment=f"{made.name}:{made.version}", compute=compute, **more))
        end = time.time() + 120
        while ml_client.jobs.get(job.name).status not in ("Completed", "Failed"):
            assert time.time() < end, f"{job.name} does not end"
            time.sleep(0.2)
        return ml_client.jobs.get(job.name)

    return finished


@pytest.fixture
def log(ml_client, tmp_path):
    """The text of one log of a job."""

    def log(job, name="user_logs/std_log.txt"):
        ml_client.jobs.download(job.name, download_path=str(tmp_path / job.name))
        return (tmp_path / job.name / "artifacts" / name).read_text()

    return log


@pytest.fixture
def table(tmp_path):
    """A folder with two files and an MLTable that reads one."""
    folder = tmp_path / "table"
    folder.mkdir()
    (folder / "a.csv").write_text("x,y\n1,2\n3,4\n")
    (folder / "b.txt").write_text("not of the table\n")
    (folder / "MLTable").write_text(
        "type: mltable\npaths:\n  - pattern: ./*.csv\ntransformations:\n  - read_delimited:\n      delimiter: ','\n")
    return folder


@pytest.fixture
def asset(ml_client, table, unique):
    return ml_client.data.create_or_update(Data(name=unique, path=str(table), type=AssetTypes.MLTABLE))


@SAMPLES
@pytest.mark.parametrize("address", [
    f"https://{IRIS}",
    "wasbs://datasets@azuremlexamples.blob.core.windows.net/iris.csv",
    "abfss://datasets@azuremlexamples.dfs.core.windows.net/iris.csv"])
def test_a_public_file_is_an_equivalent_and_the_log_says_so(finished, log, address):
    job = finished("tail -1 ${{inputs.iris}}", inputs={"iris": Input(type=AssetTypes.URI_FILE, path=address)})
    text = log(job)
    assert "5.9,3.0,5.1,1.8,Iris-virginica" in text
    assert f"'{address}' was not fetched" in text and "Fisher's iris" in text
    assert "1 blobs" in log(job, "system_logs/data_capability/data-capability.log")


@pytest.mark.covers("Public sample data, offline", "pandas")
def test_a_public_file_is_read_by_its_address():
    frame = pandas.read_csv(f"https://{IRIS}")
    assert frame.shape == (150, 5) and set(frame.species) == {"Iris-setosa", "Iris-versicolor", "Iris-virginica"}


@pytest.mark.covers("Public sample data, offline", "azure-storage-blob")
def test_public_data_needs_no_credential_and_cannot_be_changed():
    blob = BlobClient.from_blob_url(f"https://{IRIS}")
    assert "Fisher" in blob.get_blob_properties().metadata["lazurite_equivalent"]
    with pytest.raises(HttpResponseError) as refused:
        blob.delete_blob()
    assert refused.value.status_code == 403


@AS_ASSETS
def test_a_named_output_becomes_a_version_that_another_job_reads(ml_client, finished, log, unique, arm):
    maker = finished("echo made > ${{outputs.out}}/f.txt",
                     outputs={"out": Output(type=AssetTypes.URI_FOLDER, name=unique)})
    version = ml_client.data.get(unique, version="1")
    assert version.creation_context.created_by == maker.name and maker.name in version.path
    reader = finished("cat ${{inputs.i}}/f.txt",
                      inputs={"i": Input(type=AssetTypes.URI_FOLDER, path=f"azureml:{unique}@latest")})
    assert "made" in log(reader)
    runs = ml_client.jobs._runs_operations
    made = runs.get_run_data(maker.name).run_metadata.outputs["out"]
    read = runs.get_run_data(reader.name).run_metadata.inputs["i"]
    assert made.asset_id == read.asset_id and made.asset_id.endswith(f"/data/{unique}/versions/1")


@AS_ASSETS
def test_a_second_job_makes_the_next_version(ml_client, finished, unique):
    for _ in range(2):
        finished("echo x > ${{outputs.out}}", outputs={"out": Output(type=AssetTypes.URI_FILE, name=unique)})
    assert [data.version for data in ml_client.data.list(name=unique)] == ["2", "1"]


@pytest.mark.covers("Data in and out of jobs", "azure-ai-ml")
@pytest.mark.parametrize("mode, files", [("ro_mount", "MLTable a.csv b.txt"), ("download", "MLTable a.csv b.txt"),
                                         ("eval_mount", "a.csv"), ("eval_download", "a.csv")])
def test_a_table_comes_as_it_is_or_evaluated(finished, log, asset, mode, files):
    job = finished("ls ${{inputs.t}} | xargs echo files:",
                   inputs={"t": Input(type=AssetTypes.MLTABLE, path=asset.id, mode=mode)})
    assert f"files: {files}\n" in log(job)


@pytest.mark.covers("Data in and out of jobs", "azure-ai-ml")
def test_a_direct_input_is_an_address(finished, log, asset):
    job = finished("echo ${{inputs.t}}", inputs={"t": Input(type=AssetTypes.MLTABLE, path=asset.id, mode="direct")})
    assert asset.path in log(job)


@RUNTIME
def test_a_table_is_loaded_from_its_folder_and_by_its_asset(ml_client, table, asset):
    import mltable

    expected = [{"x": 1, "y": 2}, {"x": 3, "y": 4}]
    for address in (str(table), asset.path, f"azureml:{asset.name}:{asset.version}"):
        frame = mltable.load(address, ml_client=ml_client).to_pandas_dataframe()
        assert frame.to_dict("records") == expected, address


@RUNTIME
def test_public_data_is_read_by_every_address():
    import mltable

    for address in (f"https://{IRIS}", "wasbs://datasets@azuremlexamples.blob.core.windows.net/iris.csv"):
        assert len(mltable.from_delimited_files([{"file": address}]).to_pandas_dataframe()) == 150


@RUNTIME
def test_public_taxi_trips_are_read_month_by_month():
    import mltable

    trips = mltable.from_parquet_files([
        {"pattern": "wasbs://nyctlc@azureopendatastorage.blob.core.windows.net/green/puYear=2015/puMonth=*/*.parquet"}])
    trips = trips.extract_columns_from_partition_format("/puYear={year}/puMonth={month}/")
    frame = trips.to_pandas_dataframe()
    assert len(frame) == 600 and {"lpepPickupDatetime", "tripDistance", "totalAmount", "month"} <= set(frame.columns)


@FILES
def test_a_datastore_is_listed_read_and_written(ml_client, workspace, tmp_path, unique):
    from azureml.fsspec import AzureMachineLearningFileSystem

    base = (f"azureml://subscriptions/{os.environ['AZURE_SUBSCRIPTION_ID']}/resourcegroups/"
            f"{os.environ['AZURE_RESOURCE_GROUP']}/workspaces/{workspace.name}/datastores/workspaceblobstore/paths/")
    (tmp_path / "f.txt").write_text("content")
    files = AzureMachineLearningFileSystem(base)
    files.upload(str(tmp_path / "f.txt"), unique + "/", recursive=False, overwrite="MERGE_WITH_OVERWRITE")
    assert [name.rsplit("/", 1)[1] for name in files.ls(unique)] == ["f.txt"]
    with files.open(f"{unique}/f.txt") as file:
        assert file.read() == b"content"


@pytest.fixture
def lake(ml_client, unique):
    """A file system of the workspace's storage account, by the paths of ADLS Gen2."""
    from azure.identity import DefaultAzureCredential
    from azure.storage.filedatalake import DataLakeServiceClient

    account = ml_client.datastores.get("workspaceblobstore").account_name
    service = DataLakeServiceClient(f"https://{account}.dfs.core.windows.net", credential=DefaultAzureCredential())
    system = service.create_file_system(unique)
    yield system
    system.delete_file_system()


@pytest.mark.covers("ADLS Gen2 paths", "azure-storage-file-datalake")
def test_a_lake_has_directories_that_are_listed_moved_and_deleted(lake):
    lake.create_directory("raw/empty")
    file = lake.create_file("raw/day/a.csv")
    file.append_data(b"x,y\n", 0)
    file.append_data(b"1,2\n", 4)
    file.flush_data(8)
    lake.get_file_client("raw/day/b.csv").upload_data(b"x,y\n3,4\n", overwrite=True)
    listed = {path.name: path.is_directory for path in lake.get_paths("raw")}
    assert listed == {"raw/empty": True, "raw/day": True, "raw/day/a.csv": False, "raw/day/b.csv": False}
    assert [path.name for path in lake.get_paths("raw", recursive=False)] == ["raw/day", "raw/empty"]
    moved = lake.get_directory_client("raw").rename_directory(f"{lake.file_system_name}/kept")
    assert moved.exists() and not lake.get_directory_client("raw").exists()
    assert lake.get_file_client("kept/day/a.csv").download_file().readall() == b"x,y\n1,2\n"
    lake.get_directory_client("kept").delete_directory()
    assert list(lake.get_paths()) == []
