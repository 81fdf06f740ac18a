"""CPU of `fit` beside scikit-learn and xgboost's hist, cold and warm, by the number of threads; prints ratios.

    python fit.py [--rows 20000] [--columns 20] [--threads 1 2] [--learner NAME ...] [--rounds 3] [--seed 0]

Every line is a process of its own that reads the same generated table of two classes and fits it three times: warm is the CPU of
the third fit with all threads of the process, cold that of the first, and the whole process is what the operating system counted
from its start to the end of a single fit. Budget: warm at or under each peer's, at equal quality.
"""

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "trainer"))

import compare_learners  # noqa: E402
import numpy as np  # noqa: E402

BUDGETS = ["logistic-regression", "random-forest", "gradient-boosting"]


def peer(learner, name, file, seed, threads, rounds):
    """What FitTimes.java does, for a peer, in this process."""
    numbers = np.fromfile(file, ">f8").astype(float)
    rows, columns, train = (int(each) for each in numbers[:3])
    table = numbers[4:].reshape(rows, columns + 1)
    model = compare_learners.PEERS[learner][name](seed, threads)
    found = compare_learners.fitted(model, table[:, :-1].copy(), table[:, -1].astype(int), train, rounds)
    print(*found)


def cpu(call, threads):
    """What the process printed, and its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True,
                         env={**os.environ, "OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return [float(each) for each in out.split()], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    if sys.argv[1:2] == ["--peer"]:
        learner, name, file, *numbers = sys.argv[2:]
        peer(learner, name, file, *(int(each) for each in numbers))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--learner", nargs="*", default=BUDGETS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    x, y, train = compare_learners.generated(asked.rows, asked.columns, 2)(asked.seed)
    print(f"load {os.getloadavg()[0]:.1f}; {asked.rows:,} x {asked.columns}; CPU seconds")
    print(f"{'learner':21}{'threads':>8}  {'side':14}{'warm':>9}{'cold':>9}{'process':>9}{'accuracy':>10}{'log loss':>10}")
    with tempfile.NamedTemporaryFile() as file:
        compare_learners.write(x, y, train, file.name)
        for learner in asked.learner:
            for threads in asked.threads:
                sides = {"lazurite": lambda rounds: compare_learners.java(learner, file.name, asked.seed, threads, rounds)}
                for name in compare_learners.PEERS[learner]:
                    sides[name] = lambda rounds, name=name: [
                        sys.executable, __file__, "--peer", learner, name, file.name, str(asked.seed), str(threads), str(rounds)]
                warm = {}
                for side, call in sides.items():
                    (cold, warm[side], accuracy, loss), _ = cpu(call(asked.rounds), threads)
                    _, process = cpu(call(1), threads) if asked.rounds > 1 else (None, float("nan"))
                    ratio = warm["lazurite"] / warm[side]
                    verdict = "" if side == "lazurite" else f"  ratio {ratio:.2f} ({'met' if ratio <= 1 else 'MISSED'})"
                    print(f"{learner:21}{threads:8}  {side:14}{warm[side]:9.3f}{cold:9.3f}{process:9.2f}{accuracy:10.4f}{loss:10.4f}"
                          f"{verdict}", flush=True)


if __name__ == "__main__":
    main()
