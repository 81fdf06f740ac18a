"""Makes what stands in for the green taxi trips of azureopendatastorage: rows with the columns of the real files, and no real trip.

    python sdk-compat/samples/green_taxi.py emulator/src/main/resources/dev/lazurite/storage/samples

Needs pyarrow and numpy. The files are committed, since Java has no small library that writes Parquet.
"""
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

ROWS = 150


def month(number):
    draw = np.random.default_rng(2015_00 + number)
    picked = np.datetime64(f"2015-{number:02}-01T00:00:00") + np.sort(draw.integers(0, 28 * 86400, ROWS)).astype("timedelta64[s]")
    distance = np.round(draw.lognormal(0.7, 0.8, ROWS), 2)
    minutes = np.maximum(1, distance * draw.normal(5, 1, ROWS))
    fare = np.round(2.5 + 2.5 * distance + draw.normal(0, 1, ROWS).clip(-1, 3), 2)
    card = draw.random(ROWS) < 0.45
    tip = np.round(np.where(card, fare * draw.uniform(0.1, 0.25, ROWS), 0), 2)
    place = lambda centre: np.round(draw.normal(centre, 0.04, ROWS), 6)
    text = lambda values: pa.array([str(value) for value in values])
    return pa.table({
        "vendorID": pa.array(draw.integers(1, 3, ROWS), pa.int32()),
        "lpepPickupDatetime": pa.array(picked.astype("datetime64[us]")),
        "lpepDropoffDatetime": pa.array((picked + (minutes * 60).astype("timedelta64[s]")).astype("datetime64[us]")),
        "passengerCount": pa.array(draw.choice([1, 2, 3, 5, 6], ROWS, p=[.8, .1, .03, .05, .02]), pa.int32()),
        "tripDistance": distance,
        "puLocationId": text(draw.integers(1, 264, ROWS)),
        "doLocationId": text(draw.integers(1, 264, ROWS)),
        "pickupLongitude": place(-73.94),
        "pickupLatitude": place(40.75),
        "dropoffLongitude": place(-73.93),
        "dropoffLatitude": place(40.75),
        "rateCodeID": pa.array(np.ones(ROWS), pa.int32()),
        "storeAndFwdFlag": text(["N"] * ROWS),
        "paymentType": pa.array(np.where(card, 1, 2), pa.int32()),
        "fareAmount": fare,
        "extra": draw.choice([0.0, 0.5, 1.0], ROWS),
        "mtaTax": np.full(ROWS, 0.5),
        "improvementSurcharge": text(["0.3"] * ROWS),
        "tipAmount": tip,
        "tollsAmount": np.zeros(ROWS),
        "ehailFee": pa.nulls(ROWS, pa.float64()),
        "totalAmount": np.round(fare + tip + 0.8, 2),
        "tripType": pa.array(np.ones(ROWS), pa.int32()),
    })


for number in range(1, 5):
    parquet.write_table(month(number), Path(sys.argv[1]) / f"green-taxi-{number}.parquet", compression="snappy", write_statistics=False)
