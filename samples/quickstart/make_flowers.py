"""Writes flowers.csv: made-up flowers of three made-up kinds, in which no single column tells the kinds apart."""
import csv
import random

KINDS = {"alba": (3.4, 1.5, 0.3), "nitida": (2.8, 4.3, 1.3), "regia": (3.0, 5.5, 2.0)}

random.seed(2026)
with open("flowers.csv", "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["sepal_width", "petal_length", "petal_width", "kind"])
    for number in range(300):
        kind = list(KINDS)[number % 3]
        size = random.gauss(1, 0.08)
        rows.writerow([f"{random.gauss(mean * size, 0.12 * mean + 0.1):.2f}" for mean in KINDS[kind]] + [kind])
