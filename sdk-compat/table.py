"""Writes the table of what works into the README, from the results of the clients' tests.

A row is a capability and the released client that witnesses it. Only a row all of whose tests passed says that it works.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- begin: what works (sdk-compat/table.py) -->", "<!-- end: what works -->"


def versions():
    pins = {}
    for line in (HERE / "python" / "requirements.txt").read_text().splitlines():
        if "==" in line:
            name, version = line.split("==")
            pins[name] = version
    return pins


def rows(results):
    """Capability and client to (passed, all), in the order of the tests."""
    counted = {}
    for case in ElementTree.parse(results).iter("testcase"):
        properties = {p.get("name"): p.get("value") for p in case.iter("property")}
        row = counted.setdefault((properties["capability"], properties["client"]), [0, 0])
        row[0] += not any(case.find(kind) is not None for kind in ("failure", "error", "skipped"))
        row[1] += 1
    return counted


def table(results):
    pins = versions()
    lines = ["| capability | witness | tests passed | works |", "|---|---|---|---|"]
    for (capability, client), (passed, total) in rows(results).items():
        works = "yes" if passed == total else "in part"
        # a client without a pin comes in whatever version the Python at hand has
        witness = " ".join(filter(None, (client, pins.get(client))))
        lines.append(f"| {capability} | {witness} | {passed} of {total} | {works} |")
    return "\n".join(lines)


def main():
    results = HERE / "target" / "python.xml"
    if not results.exists():
        sys.exit(f"table.py: there are no results in {results}")
    text = README.read_text()
    block = f"{BEGIN}\n{table(results)}\n{END}"
    written, count = re.subn(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: block, text, flags=re.DOTALL)
    if count != 1:
        sys.exit(f"table.py: {README} does not have the markers of the table exactly once")
    if written != text:
        README.write_text(written)


if __name__ == "__main__":
    main()
