"""What must be there before an example of the list can run, and what must be there after it: numbers are those of its list."""
import contextlib
import io
import subprocess
import tempfile
from pathlib import Path

import mlflow
from azure.ai.ml import load_data
from azure.ai.ml.entities import Model
from azure.core.exceptions import ResourceNotFoundError

LAZURITE = Path(__file__).parents[2] / "lazurite"


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def run_of(example):
    workspace = example.client.workspaces.get(example.client.workspace_name)
    mlflow.set_tracking_uri(workspace.mlflow_tracking_uri)
    return mlflow.get_run(example.job.name)


def metrics(example, **expected):
    found = run_of(example).data.metrics
    for name, (value, tolerance) in expected.items():
        name = name.replace("__", "-")
        expect(name in found, f"no metric {name} among {sorted(found)}")
        expect(abs(found[name] - value) <= tolerance, f"{name} is {found[name]}, not {value}")
    return ", ".join(f"{name}={found[name]:.6g}" for name in sorted(found))


def logs(*lines):
    def check(example):
        for line in lines:
            expect(line in example.log, f"the log has no '{line}'")

    return check


def downloaded(example, output, file):
    with tempfile.TemporaryDirectory() as folder:
        example.client.jobs.download(example.job.name, download_path=folder, output_name=output)
        found = list(Path(folder).rglob(file))
        expect(found, f"output {output} has no {file}")
        return found[0].read_text()


def hello_output(example):
    return "helloworld.txt: " + downloaded(example, "hello_output", "helloworld.txt").strip()


def hello_mlflow(example):
    run = run_of(example)
    expect(run.data.params.get("hello_param") == "world", f"parameters are {run.data.params}")
    expect(0 <= run.data.metrics["hello_metric"] <= 1, f"metrics are {run.data.metrics}")
    files = [file.path for file in mlflow.MlflowClient().list_artifacts(run.info.run_id)]
    expect("helloworld.txt" in files, f"artifacts are {files}")
    return f"hello_param=world, hello_metric={run.data.metrics['hello_metric']:.4g}, {files}"


def cluster(example):
    expect(example.made.name in [compute.name for compute in example.client.compute.list()], "the list lacks it")
    example.client.compute.begin_delete(example.made.name).result()
    try:
        example.client.compute.get(example.made.name)
    except ResourceNotFoundError:
        return f"{example.made.name} {example.made.provisioning_state}, listed, deleted"
    raise AssertionError(f"{example.made.name} is there after its deletion")


def datastore(example):
    plain = example.client.datastores.get(example.made.name)
    expect(not getattr(plain.credentials, "account_key", None), "get tells the key")
    secret = example.client.datastores.get(example.made.name, include_secrets=True)
    expect(secret.credentials.account_key, "the secrets lack the key")
    return "get without key, listSecrets with key"


def latest_data(example):
    latest = example.client.data.get(example.made.name, label="latest")
    expect(latest.version == example.made.version, f"@latest is {latest.version}")
    expect("/LocalUpload/" in latest.path, latest.path)
    return f"{latest.name}:{latest.version} {latest.path[-60:]}"


def local_folder(example):
    folder = example.folder / "cli/jobs/pipelines-with-components/basics/4d_data_input"
    example.client.data.create_or_update(load_data(folder / "data.yml"))


def example_data(example):
    """The folder that examples expect in the default datastore, where their readers have put it before."""
    from azureml.fsspec import AzureMachineLearningFileSystem

    client = example.client
    AzureMachineLearningFileSystem(
        f"azureml://subscriptions/{client.subscription_id}/resourcegroups/{client.resource_group_name}"
        f"/workspaces/{client.workspace_name}/datastores/workspaceblobstore/paths/",
    ).upload(str(example.folder / "cli/assets/data/example-data"), "example-data", recursive=True,
             overwrite="MERGE_WITH_OVERWRITE")


def table_job(example):
    """The notebook ends with a job that nobody waits for."""
    job = next(iter(example.client.jobs.list()))
    with contextlib.redirect_stdout(io.StringIO()) as out:
        example.client.jobs.stream(job.name)
    status = example.client.jobs.get(job.name).status
    expect(status == "Completed", f"{job.name} {status}")
    expect("Survived" in out.getvalue(), "the job's log has no head of the table")
    return f"{job.name} {status}"


def conda(example):
    expect(example.made.conda_file, "no conda file comes back")
    return f"{example.made.name}:{example.made.version}, conda file with {sorted(example.made.conda_file)}"


def scores(example):
    return metrics(example, training_accuracy_score=(0.975, 1e-9), training_f1_score=(0.975, 5e-5))


def losses(example):
    return metrics(example, test__multi_logloss=(0.145, 0.005))


def children(example, count):
    found = list(example.client.jobs.list(parent_job_name=example.job.name))
    states = {child.display_name or child.name: child.status for child in found}
    expect(len(found) == count, f"children are {states}")
    expect(all(state == "Completed" for state in states.values()), f"children are {states}")
    return found


def trials(count, metric):
    """As many trials as asked for, each with its metric, and the one with the least value of it named by the sweep."""

    def check(example):
        logged = {child.name: mlflow.MlflowClient().get_metric_history(child.name, metric)
                  for child in children(example, count)}
        expect(all(logged.values()), f"{metric} of the trials: {logged}")
        found = {name: min(point.value for point in points) for name, points in logged.items()}
        best = example.job.properties.get("best_child_run_id")
        expect(best == min(found, key=found.get), f"the best is said to be {best} among {found}")
        return f"{count} trials, best {best} with {metric}={found[best]:.6g}"

    def with_tracking(example):
        run_of(example)
        return check(example)

    return with_tracking


def joke(example):
    (child,) = children(example, 1)
    lines = [line for line in child_log(example, child).splitlines() if line.strip()]
    expect(lines, "the step says nothing")
    return lines[-1]


def child_log(example, child):
    with tempfile.TemporaryDirectory() as folder:
        example.client.jobs.download(child.name, download_path=folder)
        return "".join(path.read_text() for path in Path(folder).rglob("std_log*.txt"))


def three_steps(example):
    for child in children(example, 3):
        if child.display_name == "c":
            said = child_log(example, child).strip()
            expect(said.endswith("/world.txt"), f"c says {said}")
            return f"3 children, c says {said[-60:]}"
    raise AssertionError("there is no step c")


def evaluation(example):
    children(example, 3)
    return "eval_result.txt: " + downloaded(example, "pipeline_job_evaluation_report", "eval_result.txt").strip()[:80]


def taxi(example):
    children(example, 5)
    report = downloaded(example, "pipeline_job_score_report", "score.txt")
    expect("Coefficient of determination: 0.87" in report and "Mean squared error: 11.78" in report, report)
    return "R2 0.87, MSE 11.78"


def swept_step(example):
    steps = children(example, 2)
    sweep = next(step for step in steps if step.display_name == "sweep_step")
    trials_of = list(example.client.jobs.list(parent_job_name=sweep.name))
    expect(len(trials_of) == 5, f"{len(trials_of)} trials")
    return "2 steps, 5 trials"


def clock(*arguments):
    subprocess.run([LAZURITE, "clock", *arguments], check=True, capture_output=True)


def hourly(example):
    """The clock of the instance goes on by an hour: one job is made, says which schedule it is of, and completes."""
    client, name = example.client, example.made.name
    expect(name in [schedule.name for schedule in client.schedules.list()], "the list lacks it")
    before = {job.name for job in client.jobs.list()}
    clock("advance", "1h")
    made = [job for job in client.jobs.list() if job.name not in before]
    expect(len(made) == 1, f"the hour made {[job.name for job in made]}")
    with contextlib.redirect_stdout(io.StringIO()):
        client.jobs.stream(made[0].name)
    job = client.jobs.get(made[0].name)
    expect(name in job.tags.values(), f"the tags are {job.tags}")
    client.schedules.begin_disable(name).result()
    expect(name not in [schedule.name for schedule in client.schedules.list()], "it is listed as enabled")
    client.schedules.begin_delete(name).result()
    clock("reset")  # signatures of the next example go by the machine's own time
    return f"job {job.display_name} {job.status} after an hour; disabled, deleted"


def earlier_version(example):
    """The notebook registers two versions and moves a third, which its reader has from an earlier run."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "model.txt").write_text("of an earlier run")
        example.client.models.create_or_update(Model(name="mlflow-sample-model", path=folder))


BEFORE = {"P08": local_folder, "P19": earlier_version, "hello-iris-datastore-file": example_data}

AFTER = {
    "P01": logs("hello world"),
    "P02": logs("hello world", "42"),
    "P03": hello_output,
    "P04": hello_mlflow,
    "P05": cluster,
    "P06": datastore,
    "P07": latest_data,
    "P08": logs("sample.csv"),
    "P09": logs("sepal_length", "equivalent"),
    "P10": table_job,
    "P11": conda,
    "P13": scores,
    "P14": losses,
    "P12": joke,
    "P15": trials(4, "random_metric"),
    "P16": trials(20, "test-multi_logloss"),
    "P20": three_steps,
    "P21": evaluation,
    "P22": taxi,
    "P23": swept_step,
    "P30": hourly,
}
