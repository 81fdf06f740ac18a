"""What a job pays before its script's own first line after its imports: the first scikit-learn job and the later ones.

    ./lazurite run -- python sdk-compat/bench/warm_python.py [--jobs 7] [--environment ID]

The start-up of a job is the time from the launch of its process (what the run's history calls Running) to the moment when its
script has imported scikit-learn, pandas and mlflow. Cold is the first job of an environment after the instance has started, or
every job where the instance runs with --warm-python false. Needs azure-ai-ml.
"""
import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

SCRIPT = """
import time
import mlflow, pandas, sklearn.ensemble, sklearn.linear_model, sklearn.model_selection
print("imported", time.time(), flush=True)
"""
CONDA = """
dependencies:
  - python=3.11
  - pip: [scikit-learn, pandas, mlflow-skinny, azureml-mlflow]
"""


def startup(ml, environment, folder):
    """Seconds from the start of the process of a job, whose code is in a folder, to the end of its imports."""
    from azure.ai.ml import command

    job = ml.jobs.create_or_update(command(
        command="python s.py", code=str(folder), environment=environment, experiment_name="warm-python"))
    while ml.jobs.get(job.name).status not in ("Completed", "Failed"):
        time.sleep(0.1)
    ml.jobs.download(job.name, download_path=str(folder.parent / "logs" / job.name))
    logs = folder.parent / "logs" / job.name / "artifacts"
    said = (logs / "user_logs/std_log.txt").read_text()
    assert "imported" in said, said
    begun = ml.jobs._runs_operations.get_run_data(job.name).run_metadata.start_time_utc
    return float(said.split("imported ")[1].split()[0]) - begun.timestamp()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=7)
    parser.add_argument("--environment")
    options = parser.parse_args()

    from azure.ai.ml import MLClient
    from azure.ai.ml.entities import Environment
    from azure.identity import DefaultAzureCredential

    ml = MLClient(
        DefaultAzureCredential(), os.environ["AZURE_SUBSCRIPTION_ID"], os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        code = folder / "code"
        code.mkdir()
        (code / "s.py").write_text(SCRIPT)
        environment = options.environment
        if not environment:
            (folder / "conda.yml").write_text(CONDA)
            made = ml.environments.create_or_update(Environment(
                name="warm-bench", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
                conda_file=str(folder / "conda.yml")))
            environment = f"{made.name}:{made.version}"
        times = []
        for _ in range(options.jobs):
            times.append(startup(ml, environment, code))
            print(f"{times[-1]:8.3f} s", flush=True)
            # the interpreter is preloaded while nothing else is asked of it
            time.sleep(5 if len(times) == 1 else 0)
    cold, warm = times[0], statistics.median(times[1:])
    print(f"cold {cold:.3f} s, then {warm:.3f} s (median), ratio {warm / cold:.3f}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
