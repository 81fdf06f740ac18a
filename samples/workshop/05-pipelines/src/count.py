"""Counts the rows of each kind."""
import argparse
import collections
import csv
import json
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--clean", type=Path)
parser.add_argument("--column", default="-1")
parser.add_argument("--report", type=Path)
arguments = parser.parse_args()
with (arguments.clean / "flowers.csv").open() as file:
    header, *rows = csv.reader(file)
column = int(arguments.column) if arguments.column.lstrip("-").isdigit() else header.index(arguments.column)
counts = collections.Counter(row[column] for row in rows)
(arguments.report / "counts.json").write_text(json.dumps(counts, sort_keys=True))
print(f"{len(rows)} rows of {len(counts)} kinds")
