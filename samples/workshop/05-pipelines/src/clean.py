"""Keeps the rows in which nothing is missing."""
import argparse
import csv
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--flowers", type=Path)
parser.add_argument("--clean", type=Path)
arguments = parser.parse_args()
with arguments.flowers.open() as file:
    rows = [row for row in csv.reader(file) if row and all(row)]
with (arguments.clean / "flowers.csv").open("w", newline="") as file:
    csv.writer(file).writerows(rows)
print(f"{len(rows) - 1} rows kept")
