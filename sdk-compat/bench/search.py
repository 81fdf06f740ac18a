"""Compares the search of lazurite-train with Optuna's TPE: the same functions, seeds, budgets and concurrency, ask and tell.

    python search.py [--functions bbob|classic] [--samplers gp tpe] [--trials 40 60 100] [--concurrent 1 4] [--seeds 5]
                     [--dimensions 2 5 10] [--cost]

Prints, for each budget and concurrency, the median regret of every function and in how many of them each sampler is no worse than
Optuna's TPE; with --cost, the CPU seconds of a suggestion at 1,000 trials. Needs optuna, and coco-experiment for bbob. The
functions are shifted so that their least value is 0 where it is known; bbob's is taken from the suite.
"""
import argparse
import json
import math
import statistics
import subprocess
import tempfile
import time
from collections import deque
from pathlib import Path

TRAIN = Path(__file__).resolve().parents[2] / "trainer" / "target" / "lazurite-train.jar"


class Lazurite:
    """A search in a process of its own, one JSON object a line."""

    def __init__(self, sampler, bounds, seed):
        self.file = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump({f"x{i}": ["uniform", list(pair)] for i, pair in enumerate(bounds)}, self.file)
        self.file.flush()
        self.process = subprocess.Popen(
            ["java", "-XX:+UseSerialGC", "-jar", TRAIN, "sweep", "--space", self.file.name, "--sampler", sampler,
             "--seed", str(seed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def request(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def ask(self):
        trial = self.request(ask=1)
        return trial["trial"], list(trial["values"].values())

    def tell(self, trial, value):
        self.request(tell={"trial": trial, "metric": value})

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.file.close()


class Optuna:
    def __init__(self, bounds, seed):
        import optuna

        optuna.logging.set_verbosity(optuna.logging.ERROR)
        self.bounds = bounds
        self.study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))

    def ask(self):
        trial = self.study.ask()
        return trial, [trial.suggest_float(f"x{i}", *pair) for i, pair in enumerate(self.bounds)]

    def tell(self, trial, value):
        self.study.tell(trial, value)

    def cpu(self):
        return time.process_time()

    def close(self):
        pass


def classic():
    def branin(x):
        return ((x[1] - 5.1 / (4 * math.pi ** 2) * x[0] ** 2 + 5 / math.pi * x[0] - 6) ** 2
                + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x[0]) + 10 - 0.397887)

    def hartmann(x):
        a = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
        p = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991],
             [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]
        return 3.32237 - sum(c * math.exp(-sum(a[i][j] * (x[j] - p[i][j] / 1e4) ** 2 for j in range(6)))
                             for i, c in enumerate([1, 1.2, 3, 3.2]))

    def rosenbrock(x):
        return sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(len(x) - 1))

    def ackley(x):
        return (20 + math.e - 20 * math.exp(-0.2 * math.sqrt(sum(v * v for v in x) / len(x)))
                - math.exp(sum(math.cos(2 * math.pi * v) for v in x) / len(x)))

    return {
        "branin": (branin, [(-5, 10), (0, 15)]),
        "hartmann6": (hartmann, [(0, 1)] * 6),
        "rosenbrock4": (rosenbrock, [(-5, 10)] * 4),
        "ackley5": (ackley, [(-32.768, 32.768)] * 5),
    }


def bbob(dimensions):
    import cocoex

    suite = cocoex.Suite("bbob", "instances:1", "dimensions:" + ",".join(map(str, dimensions)))
    found = {}
    for problem in suite.ids():
        function = suite.get_problem(problem)
        bounds = list(zip(function.lower_bounds.tolist(), function.upper_bounds.tolist()))
        best = function.best_value() if hasattr(function, "best_value") else 0
        found[problem] = (lambda x, function=function, best=best: function(x) - best, bounds)
    return found


def run(search, function, trials, concurrent):
    """The least value after each trial; results come in the order in which trials were asked for."""
    waiting, least, curve = deque(), math.inf, []
    for i in range(trials + concurrent - 1):
        if i < trials:
            waiting.append(search.ask())
        if i >= concurrent - 1:
            trial, x = waiting.popleft()
            value = float(function(x))
            search.tell(trial, value)
            least = min(least, value)
            curve.append(least)
    return curve


def start(sampler, bounds, seed):
    return Optuna(bounds, seed) if sampler == "optuna" else Lazurite(sampler, bounds, seed)


def quality(options, functions):
    samplers = ["optuna", *options.samplers]
    for concurrent in options.concurrent:
        medians = {}
        for name, (function, bounds) in functions.items():
            for sampler in samplers:
                curves = []
                for seed in range(options.seeds):
                    search = start(sampler, bounds, seed)
                    curves.append(run(search, function, max(options.trials), concurrent))
                    search.close()
                for trials in options.trials:
                    medians[name, sampler, trials] = statistics.median(curve[trials - 1] for curve in curves)
        for trials in options.trials:
            print(f"\n{trials} trials, {concurrent} at a time, median regret of {options.seeds} seeds")
            ranks = {sampler: [] for sampler in samplers}
            for name in functions:
                row = {sampler: medians[name, sampler, trials] for sampler in samplers}
                for sampler in samplers:
                    ranks[sampler].append(1 + sum(other < row[sampler] for other in row.values()))
                print(f"  {name:24}" + "".join(f"{sampler} {value:<12.4g}" for sampler, value in row.items()))
            for sampler in samplers:
                won = sum(medians[name, sampler, trials] <= medians[name, "optuna", trials] for name in functions)
                print(f"  {sampler:8} no worse than optuna in {won} of {len(functions)}, mean rank"
                      f" {statistics.mean(ranks[sampler]):.2f}", flush=True)


def cost(samplers):
    function, bounds = classic()["rosenbrock4"]
    taken = {}
    for sampler in ["optuna", *samplers]:
        search = start(sampler, bounds, 0)
        run(search, function, 1000, 1)
        before = search.cpu()
        run(search, function, 20, 1)
        taken[sampler] = (search.cpu() - before) / 20
        search.close()
        print(f"{sampler:8} {1000 * taken[sampler]:8.3f} ms of CPU a suggestion at 1,000 trials, "
              f"{taken[sampler] / taken['optuna']:.3f} of optuna's", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--functions", choices=["bbob", "classic"], default="classic")
    parser.add_argument("--samplers", nargs="+", default=["gp", "tpe"])
    parser.add_argument("--trials", nargs="+", type=int, default=[40, 60, 100])
    parser.add_argument("--concurrent", nargs="+", type=int, default=[1, 4])
    parser.add_argument("--dimensions", nargs="+", type=int, default=[2, 5, 10])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--cost", action="store_true")
    options = parser.parse_args()
    if options.cost:
        cost(options.samplers)
        return
    quality(options, classic() if options.functions == "classic" else bbob(options.dimensions))


if __name__ == "__main__":
    main()
