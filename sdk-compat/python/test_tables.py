"""Tables by the released clients of the data runtime: where their rows come from, and what is done to them on the way."""

import fsspec
import pandas
import pytest
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import Data

pytestmark = pytest.mark.covers("Tables and their transforms", "mltable")


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """A folder with the same three rows a file, in each format."""
    folder = tmp_path_factory.mktemp("rows")
    for part in (1, 2):
        frame = pandas.DataFrame({
            "x": [part, part + 10, part + 20], "word": ["a", "b", "c"],
            "at": pandas.to_datetime(["2024-01-01", "2024-01-02", "2024-01-03"])})
        frame.to_csv(folder / f"{part}.csv", index=False)
        frame[["x", "word"]].to_parquet(folder / f"{part}.parquet")
        frame[["x", "word"]].to_json(folder / f"{part}.jsonl", orient="records", lines=True)
    return folder


@pytest.fixture(scope="module")
def place(ml_client, workspace, rows):
    """The long address of that folder in the datastore."""
    made = ml_client.data.create_or_update(Data(name="rows-of-tables", path=str(rows), type=AssetTypes.URI_FOLDER))
    assert made.path.startswith("azureml://subscriptions/")
    return made.path.rstrip("/")


@pytest.fixture
def table(place):
    import mltable

    return mltable.from_delimited_files([{"pattern": f"{place}/*.csv"}])


def numbers(table):
    return table.to_pandas_dataframe()["x"].tolist()


def test_files_of_each_format_are_read_by_their_long_address(place):
    import mltable

    expected = [1, 11, 21, 2, 12, 22]
    for made in (mltable.from_delimited_files([{"pattern": f"{place}/*.csv"}]),
                 mltable.from_parquet_files([{"pattern": f"{place}/*.parquet"}]),
                 mltable.from_json_lines_files([{"pattern": f"{place}/*.jsonl"}])):
        assert numbers(made) == expected
    assert numbers(mltable.from_delimited_files([{"file": f"{place}/2.csv"}])) == [2, 12, 22]
    assert numbers(mltable.from_parquet_files([{"file": f"{place}/2.parquet"}])) == [2, 12, 22]
    assert len(mltable.from_paths([{"folder": place}]).to_pandas_dataframe()) == 6


def test_rows_are_taken_skipped_and_filtered(table):
    assert numbers(table.take(2)) == [1, 11]
    assert numbers(table.skip(4)) == [12, 22]
    assert numbers(table.filter("col('x') > 11 and col('word') != 'b'")) == [21, 22]
    some = numbers(table.take_random_sample(probability=0.5, seed=7))
    assert some == numbers(table.take_random_sample(probability=0.5, seed=7)) and set(some) < {1, 11, 21, 2, 12, 22}
    left, right = table.random_split(percent=0.5, seed=7)
    assert sorted(numbers(left) + numbers(right)) == [1, 2, 11, 12, 21, 22]


def test_columns_are_kept_dropped_and_typed(table):
    import mltable

    assert list(table.keep_columns(["x"]).to_pandas_dataframe()) == ["x"]
    assert list(table.drop_columns(["at"]).to_pandas_dataframe()) == ["x", "word"]
    typed = table.convert_column_types({"x": mltable.DataType.to_string(), "at": mltable.DataType.to_datetime("%Y-%m-%d")})
    frame = typed.to_pandas_dataframe()
    assert frame["x"].tolist()[0] == "1" and frame["at"][0] == pandas.Timestamp("2024-01-01")


def test_a_table_with_transforms_is_saved_registered_and_loaded(ml_client, table, tmp_path, unique):
    import mltable

    table.filter("col('x') > 2").take(3).save(str(tmp_path / "table"))
    made = ml_client.data.create_or_update(Data(name=unique, path=str(tmp_path / "table"), type=AssetTypes.MLTABLE))
    for address in (made.path, f"azureml:{made.name}:{made.version}"):
        assert numbers(mltable.load(address, ml_client=ml_client)) == [11, 21, 12]


@pytest.mark.covers("Datastores as file systems", "azureml-fsspec")
def test_pandas_reads_a_long_address(place):
    # pandas 3 itself refuses the version of fsspec that azureml-fsspec asks for, so that the file is opened by fsspec here
    with fsspec.open(f"{place}/1.csv") as file:
        assert pandas.read_csv(file)["x"].tolist() == [1, 11, 21]
    with fsspec.open(f"{place}/1.parquet") as file:
        assert pandas.read_parquet(file)["x"].tolist() == [1, 11, 21]


@pytest.mark.covers("Datastores as file systems", "azureml-fsspec")
def test_a_file_system_globs_walks_and_downloads(place, tmp_path):
    from azureml.fsspec import AzureMachineLearningFileSystem

    files = AzureMachineLearningFileSystem(place)
    folder = place.split("/paths/")[1]
    assert sorted(name.rsplit("/", 1)[1] for name in files.glob(f"{folder}/*.csv")) == ["1.csv", "2.csv"]
    assert files.exists(f"{folder}/1.csv") and not files.exists(f"{folder}/none.csv")
    assert files.info(f"{folder}/1.csv")["size"] > 0
    files.download(rpath=f"{folder}/1.csv", lpath=str(tmp_path), recursive=False)
    assert list(tmp_path.rglob("1.csv"))
