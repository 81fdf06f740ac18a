import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.covers("The quickstart sample", "azure-ai-ml")

QUICKSTART = Path(__file__).resolve().parents[2] / "samples" / "quickstart"


@pytest.mark.timeout(600)
def test_both_jobs_reach_the_expected_metrics(tmp_path):
    done = subprocess.run(
        [sys.executable, QUICKSTART / "quickstart.py", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
    expected = json.loads((QUICKSTART / "expected.json").read_text())
    tolerance = expected.pop("tolerance")
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line.split()[:1]}
    for learner, metrics in expected.items():
        accuracy, f1 = map(float, rows[learner])
        assert accuracy == pytest.approx(metrics["accuracy"], abs=tolerance)
        assert f1 == pytest.approx(metrics["f1_macro"], abs=tolerance)
    assert list(tmp_path.rglob("model.joblib"))
