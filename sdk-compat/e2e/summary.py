"""Prints 'N of M' for a folder of tests, and one line for each that failed or that the tests themselves skip."""
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

folder, results = sys.argv[1:]
if not Path(results).exists():
    sys.exit(f"{folder}: pytest wrote no results; see {Path(results).with_suffix('.log')}")
passed, skipped, failed = 0, [], []
for case in ElementTree.parse(results).iter("testcase"):
    trouble = next((case.find(kind) for kind in ("failure", "error", "skipped") if case.find(kind) is not None), None)
    if trouble is None:
        passed += 1
    else:
        reason = " ".join((trouble.get("message") or trouble.text or "").split())[:300]
        (skipped if trouble.tag == "skipped" else failed).append(f"  {trouble.tag:8}{case.get('name')}: {reason}")
note = f", {len(skipped)} skipped by the tests themselves" if skipped else ""
print(f"{folder}: {passed} of {passed + len(failed)}{note}")
for line in failed + skipped:
    print(line)
