"""What a node of a pipeline costs: pipelines of nodes that do nothing, beside kfp's local runner and Metaflow.

    ./lazurite run -- python sdk-compat/bench/pipeline.py [--nodes 1000] [--peer-nodes 50] [--peers FOLDER]

Three shapes: a chain, a fan-out of one node to all others, and a grid of rows that are chains. Each node of each program is a
process of its own: `true` here, an empty Python function there, which is what a node of theirs is. The peers get fewer nodes,
for they take seconds a node, and no reuse is asked of anyone. PEERS is a virtual environment with kfp and metaflow; needs
requests and azure-identity itself.
"""
import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

SHAPES = ("chain", "fan-out", "grid")
WIDTH = 10
VERSION = "2024-04-01"

KFP = '''
import time
from kfp import dsl, local

local.init(runner=local.SubprocessRunner(use_venv=False), raise_on_error=True)

@dsl.component
def noop():
    pass

@dsl.pipeline
def whole():
    tasks = []
    for node in range({nodes}):
        task = noop()
        task.set_caching_options(False)
        before = {before}
        if before is not None:
            task.after(tasks[before])
        tasks.append(task)

begun = time.perf_counter()
whole()
print("SECONDS", time.perf_counter() - begun)
'''


def before(shape, node):
    """The node that must have completed before this one; none for those that begin."""
    if shape == "chain":
        return node - 1 if node else None
    if shape == "fan-out":
        return 0 if node else None
    return node - WIDTH if node >= WIDTH else None


class Lazurite:
    def __init__(self):
        import requests
        from azure.identity import DefaultAzureCredential

        token = DefaultAzureCredential().get_token("https://management.azure.com/.default").token
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"
        self.workspace = (
            f"/subscriptions/{os.environ['AZURE_SUBSCRIPTION_ID']}/resourceGroups/{os.environ['AZURE_RESOURCE_GROUP']}"
            f"/providers/Microsoft.MachineLearningServices/workspaces/{os.environ['AZUREML_WORKSPACE_NAME']}")
        environment = self.call("PUT", "/environments/bench-bare/versions/1", {"image": "ubuntu:22.04"})["id"]
        self.component = self.call("PUT", "/components/bench_noop/versions/1", {"componentSpec": {
            "type": "command", "command": "true", "environment": f"azureml:{environment}", "is_deterministic": False}})["id"]

    def call(self, method, path, properties=None):
        answer = self.session.request(
            method, f"https://management.azure.com{self.workspace}{path}?api-version={VERSION}",
            json=None if properties is None else {"properties": properties})
        answer.raise_for_status()
        return answer.json()

    def run(self, shape, nodes):
        jobs = {}
        for node in range(nodes):
            jobs[f"n{node}"] = {"type": "command", "componentId": self.component}
            earlier = before(shape, node)
            if earlier is not None:
                jobs[f"n{node}"]["environment_variables"] = {"AFTER": f"${{{{parent.jobs.n{earlier}}}}}"}
        name = f"bench-{shape}-{time.time_ns()}"
        begun = time.perf_counter()
        self.call("PUT", f"/jobs/{name}", {"jobType": "Pipeline", "jobs": jobs, "settings": {"force_rerun": True}})
        while (status := self.call("GET", f"/jobs/{name}")["properties"]["status"]) not in ("Completed", "Failed", "Canceled"):
            time.sleep(0.1)
        taken = time.perf_counter() - begun
        assert status == "Completed", f"{name} {status}"
        return taken


def kfp(python, shape, nodes):
    rule = {"chain": "node - 1 if node else None", "fan-out": "0 if node else None",
            "grid": f"node - {WIDTH} if node >= {WIDTH} else None"}[shape]
    return timed(python, KFP.format(nodes=nodes, before=rule), [])


def metaflow(python, shape, nodes):
    """A fan-out and a grid are foreachs: over all nodes, and over as many for each row as a row has."""
    if shape == "chain":
        steps = [f"s{node}" for node in range(nodes - 2)]
        body = "".join(f"    @step\n    def {name}(self):\n        self.next(self.{after})\n"
                       for name, after in zip(steps, steps[1:] + ["end"]))
        first = f"self.next(self.{steps[0]})"
        join = ""
    else:
        rows = nodes if shape == "fan-out" else WIDTH
        depth = 1 if shape == "fan-out" else nodes // WIDTH
        steps = [f"s{node}" for node in range(depth)]
        body = "".join(f"    @step\n    def {name}(self):\n        self.next(self.{after})\n"
                       for name, after in zip(steps, steps[1:] + ["join"]))
        first = f"self.items = list(range({rows}))\n        self.next(self.{steps[0]}, foreach='items')"
        join = "    @step\n    def join(self, inputs):\n        self.next(self.end)\n"
    flow = ("from metaflow import FlowSpec, step\n\nclass Bench(FlowSpec):\n"
            f"    @step\n    def start(self):\n        {first}\n{body}{join}"
            "    @step\n    def end(self):\n        pass\n\nif __name__ == '__main__':\n    Bench()\n")
    return timed(python, flow, ["--quiet", "--no-pylint", "--metadata=local", "--datastore=local", "run",
                                "--max-workers", str(os.cpu_count()), "--max-num-splits", "10000"])


def timed(python, source, arguments):
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bench_flow.py"
        script.write_text(source)
        begun = time.perf_counter()
        done = subprocess.run(
            [python, script, *arguments], cwd=folder, capture_output=True, text=True,
            env={**os.environ, "USERNAME": "bench", "METAFLOW_HOME": folder})
        taken = time.perf_counter() - begun
        if done.returncode:
            raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
        said = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("SECONDS")]
        return float(said[0]) if said else taken


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--peer-nodes", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--peers", help="a virtual environment with kfp and metaflow; without it only Lazurite is measured")
    options = parser.parse_args()

    ours = Lazurite()
    ours.run("chain", 5)
    for shape in SHAPES:
        figures = {"lazurite": []}
        for _ in range(options.rounds):
            figures["lazurite"].append(ours.run(shape, options.nodes) / options.nodes)
            if options.peers:
                python = Path(options.peers) / "bin" / "python"
                for name, peer in (("kfp local", kfp), ("metaflow", metaflow)):
                    figures.setdefault(name, []).append(peer(python, shape, options.peer_nodes) / options.peer_nodes)
        medians = {name: 1000 * statistics.median(each) for name, each in figures.items()}
        told = ", ".join(f"{name} {median:.1f} ms a node" for name, median in medians.items())
        ratios = ", ".join(f"{medians['lazurite'] / median:.3f} of {name}"
                           for name, median in medians.items() if name != "lazurite")
        print(f"{shape:8} {told}; {ratios}; load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
