"""Submits examples as their readers would and says what came of each. See run."""
import contextlib
import csv
import io
import json
import os
import re
import signal
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import yaml
from azure.ai.ml import MLClient, load_compute, load_data, load_datastore, load_environment, load_job
from azure.ai.ml.entities import AmlCompute
from azure.ai.ml.entities._load_functions import load_schedule
from azure.core.exceptions import ResourceNotFoundError
from azure.identity import DefaultAzureCredential

import checks

JOBS = {"command", "sweep", "pipeline", "automl", "spark"}
KINDS = {"amlcompute": "compute", "azure_blob": "datastore", "uri_file": "data", "uri_folder": "data", "mltable": "data"}


class Example:
    """One example on its way."""

    def __init__(self, client, folder, id, path, kind, expected):
        self.client, self.folder, self.id = client, folder, id
        self.path, self.kind, self.expected = folder / path, kind, expected
        self.seen, self.log, self.job = "", "", None

    def run(self):
        before = checks.BEFORE.get(self.id)
        if before:
            before(self)
        if self.path.suffix == ".ipynb":
            self.notebook()
        else:
            getattr(self, self.surface())()
        check = checks.AFTER.get(self.id)
        if check:
            self.seen = check(self) or self.seen

    def surface(self):
        document = yaml.safe_load(self.path.read_text())
        schema, kind = str(document.get("$schema", "")), str(document.get("type", ""))
        if "schedule.schema" in schema:
            return "schedule"
        if "Job.schema" in schema or kind in JOBS:
            return "submit"
        for word, surface in (("environment", "environment"), ("data.schema", "data"), ("Compute", "compute"),
                              ("azureBlob", "datastore")):
            if word in schema:
                return surface
        return KINDS.get(kind, "unknown")

    def unknown(self):
        raise NotImplementedError(f"this script does not know what {self.path.name} is")

    def submit(self):
        self.job = self.client.jobs.create_or_update(load_job(self.path))
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                self.client.jobs.stream(self.job.name)
        finally:
            self.log = out.getvalue()
            self.job = self.client.jobs.get(self.job.name)
            self.seen = f"{self.job.name} {self.job.status}"
            if self.job.status not in ("Completed", "Failed", "Canceled"):
                # jobs outlive the instance that this script may have started, and whoever ended the script
                self.client.jobs.begin_cancel(self.job.name).wait()
        assert self.job.status == "Completed", self.seen

    def data(self):
        self.made = self.client.data.create_or_update(load_data(self.path))
        self.seen = f"{self.made.name}:{self.made.version} {self.made.path}"

    def environment(self):
        self.made = self.client.environments.create_or_update(load_environment(self.path))
        self.seen = f"{self.made.name}:{self.made.version}"

    def datastore(self):
        self.made = self.client.datastores.create_or_update(load_datastore(self.path))
        self.seen = self.made.name

    def schedule(self):
        self.made = self.client.schedules.begin_create_or_update(load_schedule(self.path)).result()
        self.seen = f"{self.made.name} {self.made.provisioning_state}"

    def compute(self):
        self.made = self.client.compute.begin_create_or_update(load_compute(self.path)).result()
        self.seen = f"{self.made.name} {self.made.provisioning_state}"

    def notebook(self):
        """Runs the code of the cells in order, with the reader's own workspace in place of what is to be filled in."""
        cells = [cell for cell in json.loads(self.path.read_text())["cells"] if cell["cell_type"] == "code"]
        lines = [line.rstrip("\n") for cell in cells for line in cell["source"] + [""]]
        source = "\n".join(re.sub(r"^(\s*)[%!].*", r"\1pass", line) for line in lines)
        for word, variable in (("SUBSCRIPTION_ID", "AZURE_SUBSCRIPTION_ID"), ("RESOURCE_GROUP", "AZURE_RESOURCE_GROUP"),
                               ("AML_WORKSPACE_NAME", "AZUREML_WORKSPACE_NAME"),
                               ("WORKSPACE_NAME", "AZUREML_WORKSPACE_NAME")):
            source = source.replace(f"<{word}>", os.environ[variable])
        done = subprocess.run(
            [sys.executable, "-c", source], cwd=self.path.parent, capture_output=True, text=True,
            env={**os.environ, "MPLBACKEND": "Agg"})
        self.log = done.stdout + done.stderr
        self.seen = self.log.strip().splitlines()[-1] if self.log.strip() else "no output"
        assert done.returncode == 0, self.seen

    def outcome(self):
        """Runs, and says pass or FAIL with what was seen."""
        start = time.time()
        try:
            self.run()
            verdict = "pass"
        except Exception as failure:
            verdict = "FAIL"
            reason = " ".join(str(failure).split())
            self.seen = f"{type(failure).__name__}: {reason or self.seen}"
            if os.environ.get("EXAMPLES_TRACE"):
                traceback.print_exc()
                print(self.log[-4000:])
        print(f"{self.id:4} {verdict}  {time.time() - start:5.0f} s  {self.seen[:400]}", flush=True)
        if self.expected:
            print(f"       expected: {self.expected}", flush=True)
        return verdict == "pass"


def prepare(client):
    """The computes that examples name, which their readers have made before."""
    for name, size in (("cpu-cluster", "Standard_DS3_v2"), ("gpu-cluster", "Standard_NC6s_v3")):
        try:
            client.compute.get(name)
        except ResourceNotFoundError:
            client.compute.begin_create_or_update(AmlCompute(name=name, size=size, max_instances=4)).result()


def main(table, examples, *wanted):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("examples: ended"))
    with open(table) as file:
        rows = {row["id"]: row for row in csv.DictReader(file, delimiter="\t")}
    client = MLClient(
        DefaultAzureCredential(),
        os.environ["AZURE_SUBSCRIPTION_ID"],
        os.environ["AZURE_RESOURCE_GROUP"],
        os.environ["AZUREML_WORKSPACE_NAME"],
    )
    prepare(client)
    passed = []
    with tempfile.TemporaryDirectory() as scratch:
        # Notebooks write beside themselves.
        folder = Path(shutil.copytree(examples, Path(scratch) / "examples"))
        for path in folder.rglob("*"):
            path.chmod(path.stat().st_mode | 0o200)
        for name in wanted or rows:
            row = rows.get(name, {"path": name, "kind": "", "expected_result": ""})
            id = name if name in rows else Path(name).stem
            passed.append(Example(client, folder, id, row["path"], row["kind"], row["expected_result"]).outcome())
    print(f"{sum(passed)} of {len(passed)}")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
