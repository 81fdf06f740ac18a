import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "trainer"))

import compare_exports as exports  # noqa: E402

pytestmark = pytest.mark.covers("Models of the trainer in MLflow's pyfunc", "mlflow-skinny")

CASES = [("class", learner) for learner in exports.CLASSIFIERS]
CASES += [("number", learner) for learner in exports.REGRESSORS if learner not in exports.CLASSIFIERS]
CASES += [("groups", learner) for learner in exports.UNSUPERVISED]


@pytest.mark.parametrize(("kind", "learner"), CASES)
def test_pyfunc_predicts_the_numbers_of_the_trainer(kind, learner, tmp_path):
    pyfunc, onnx = exports.compare(kind, learner, tmp_path)
    assert pyfunc <= 1e-5
    assert onnx <= 1e-5
