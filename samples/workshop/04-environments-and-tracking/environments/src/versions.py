"""Writes which versions of packages this job sees, one a line; a package that is not there is left out."""
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

folder = Path(sys.argv[1])
with (folder / "versions.txt").open("w") as file:
    for name in sys.argv[2:]:
        try:
            file.write(f"{name} {version(name)}\n")
        except PackageNotFoundError:
            print(name, "is not there")
