import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.covers("The workshop's lessons", "azure-ai-ml")

WORKSHOP = Path(__file__).resolve().parents[2] / "samples" / "workshop"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("lesson", [
    "01-fundamentals/fundamentals.py",
    "02-development-environment/connect.py",
    "03-data/drift/drift.py",
    "04-environments-and-tracking/environments/environments.py",
    "04-environments-and-tracking/search/search.py",
    "04-environments-and-tracking/distributed/distributed.py",
    "04-environments-and-tracking/tracking/tracking.py",
    "05-pipelines/pipelines.py",
    "09-cost/cost.py",
    "13-automl-and-interpretability/automl.py",
])
def test_a_lesson_prints_what_it_is_expected_to(lesson):
    script = WORKSHOP / lesson
    done = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
    said = dict(line.split(" = ", 1) for line in done.stdout.splitlines() if " = " in line)
    for name, value in json.loads((script.parent / "expected.json").read_text()).items():
        if isinstance(value, dict):
            assert float(said[name]) == pytest.approx(value["about"], abs=value["within"]), name
        else:
            assert said[name] == value, name
