"""What it costs to schedule a trial: a sweep of trials that sleep, beside Optuna on sqlite that starts the same processes.

    ./lazurite run -- python sdk-compat/bench/sweep.py [--trials 200] [--concurrent 4] [--rounds 3]

The cost is the wall time of the whole less the trials' own, for each trial. Needs optuna and azure-ai-ml.
"""
import argparse
import os
import statistics
import subprocess
import tempfile
import threading
import time

SLEEP = 0.2


def lazurite(ml, environment, compute, trials, concurrent):
    from azure.ai.ml import command
    from azure.ai.ml.sweep import Uniform

    job = command(
        command=f"sleep {SLEEP} # ${{{{search_space.x}}}}", environment=environment, compute=compute,
        inputs={"x": Uniform(0, 1)},
    ).sweep(sampling_algorithm="random", primary_metric="m", goal="Minimize")
    job.set_limits(max_total_trials=trials, max_concurrent_trials=concurrent, timeout=3600)
    begun = time.perf_counter()
    name = ml.jobs.create_or_update(job).name
    # trials log nothing, for a metric would be the trial's own time: the sweep ends as Failed, when all of them completed
    while ml.jobs.get(name).status not in ("Completed", "Failed", "Canceled"):
        time.sleep(0.05)
    taken = time.perf_counter() - begun
    statuses = [child.status for child in ml.jobs.list(parent_job_name=name)]
    assert statuses == ["Completed"] * trials, statuses
    return taken


def optuna_on_sqlite(trials, concurrent):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        study = optuna.create_study(
            storage=f"sqlite:///{folder}/study.db", sampler=optuna.samplers.RandomSampler(seed=0))
        left = iter(range(trials))
        lock = threading.Lock()

        def work():
            while True:
                with lock:
                    if next(left, None) is None:
                        return
                trial = study.ask()
                x = trial.suggest_float("x", 0, 1)
                subprocess.run(["sh", "-c", f"sleep {SLEEP} # {x}"], check=True)
                study.tell(trial, x)

        begun = time.perf_counter()
        workers = [threading.Thread(target=work) for _ in range(concurrent)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return time.perf_counter() - begun


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--concurrent", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    from azure.ai.ml import MLClient
    from azure.ai.ml.entities import AmlCompute, Environment
    from azure.identity import DefaultAzureCredential

    ml = MLClient(
        DefaultAzureCredential(), os.environ["AZURE_SUBSCRIPTION_ID"], os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"])
    bare = ml.environments.create_or_update(
        Environment(name="bare", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"))
    environment = f"bare:{bare.version}"
    # a cluster with a node for each trial that may run: serverless jobs have the nodes of this machine, which may be fewer
    compute = ml.compute.begin_create_or_update(
        AmlCompute(name="bench", size="Standard_DS1_v2", max_instances=options.concurrent)).result().name
    lazurite(ml, environment, compute, 8, options.concurrent)
    own = options.trials * SLEEP / options.concurrent
    costs = {"lazurite": [], "optuna on sqlite": []}
    for _ in range(options.rounds):
        costs["lazurite"].append(lazurite(ml, environment, compute, options.trials, options.concurrent) - own)
        costs["optuna on sqlite"].append(optuna_on_sqlite(options.trials, options.concurrent) - own)
    medians = {name: 1000 * statistics.median(each) / options.trials for name, each in costs.items()}
    for name, median in medians.items():
        print(f"{name:18}{median:8.1f} ms a trial")
    print(f"ratio {medians['lazurite'] / medians['optuna on sqlite']:.2f}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
