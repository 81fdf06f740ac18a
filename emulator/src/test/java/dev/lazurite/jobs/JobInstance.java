package dev.lazurite.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.AsyncOperations;
import dev.lazurite.arm.Directory;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.arm.Write;
import dev.lazurite.edge.Listening;
import dev.lazurite.edge.LocalCa;
import dev.lazurite.edge.Server;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.identity.Tokens;
import dev.lazurite.jobs.command.ClientEnvironment;
import dev.lazurite.jobs.command.CommandKind;
import dev.lazurite.jobs.command.JobEnvironments;
import dev.lazurite.jobs.command.VisibleFiles;
import dev.lazurite.jobs.isolation.IsolationChoice;
import dev.lazurite.jobs.isolation.IsolationMode;
import dev.lazurite.jobs.launch.Commands;
import dev.lazurite.jobs.launch.ProcessLauncher;
import dev.lazurite.jobs.limits.LimitsTrial;
import dev.lazurite.jobs.queue.NodePools;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.WebContent;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Principal;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.Batch;
import dev.lazurite.tracking.record.Limits;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.RunAssets;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs over real state, processes and HTTP, with one workspace {@code w} and a compute {@code cpu} of two nodes. */
final class JobInstance implements AutoCloseable {
    static final String WORKSPACE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeBlobs blobs;
    final FakeAssets assets = new FakeAssets();

    /** The components of the workspace, by whatever pipelines call them. */
    final Map<String, ComponentVersion> components = new HashMap<>();

    final JobRuntime jobs;
    private final Database database;
    private final Tracking tracking;
    private final Runs runs;
    final RunAssets lineage;
    private final JobStore store;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An instance over what {@code folder} and {@code blobs} hold; jobs see what else is in the folder. */
    JobInstance(Path parent, FakeBlobs blobs) throws IOException {
        this(parent, blobs, instance -> {});
    }

    /** @param first runs before jobs that have not ended are taken up */
    JobInstance(Path parent, FakeBlobs blobs, Consumer<JobInstance> first) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("data"));
        this.blobs = blobs;
        Clock clock = Clock.systemUTC();
        Ids ids = Ids.random();
        database = Database.open(folder);
        ResourceStore resources = new ResourceStore(database, clock, ids);
        ResourceGroups groups = new ResourceGroups(database, new Directory("t", "s"));
        groups.put("g", Json.object());
        ResourceEngine engine = new ResourceEngine(resources, groups);
        engine.register(ResourceType.of(
                "Microsoft.MachineLearningServices",
                "workspaces/{workspace}",
                "Workspaces",
                Versions.MACHINE_LEARNING,
                Write::document));
        ObjectNode workspace = Json.object().put("location", "eastus");
        workspace.putObject("properties").put("workspaceId", "guid-of-w");
        resources.put(ArmId.parse(WORKSPACE), workspace, false, "", "tester");
        tracking = new Tracking(database, Limits.AZURE, clock, ids);
        runs = tracking.runs();
        lineage = tracking.assets();
        store = new JobStore(database);
        jobs = new JobRuntime(
                new JobRuntime.State(folder.resolve("jobs"), database, engine, resources, runs, lineage, blobs),
                new JobRuntime.Workspace(
                        new FakeComputes(),
                        assets,
                        assets,
                        (home, reference) -> Optional.ofNullable(components.get(reference)),
                        JobInstance::environment),
                new CommandKind.Processes(
                        new ProcessLauncher(
                                ids,
                                new IsolationChoice(IsolationMode.AUTO, folder),
                                new LimitsTrial(System.getenv())::best,
                                Commands.BY_SHELL),
                        new VisibleFiles(folder, List.of()),
                        new NodePools(clock),
                        new NoTokens(),
                        new NoClients(),
                        WebContent.offline(),
                        Map.of("PATH", System.getenv("PATH"), "AZURE_CLIENT_SECRET", "never")),
                clock,
                ids);
        AsyncOperations async = new AsyncOperations(database, clock, ids);
        List<Operation> operations = new ArrayList<>(jobs.operations(new ResourceOperations(engine, async), async));
        first.accept(this);
        jobs.recover();
        Principal tester = () -> "tester";
        server = new Server(new Listening("127.0.0.1", 0, true), LocalCa.open(folder.resolve("ca"), clock, ids), ids)
                .serve(List.of(new ArmSurface(clock, ids).surface(call -> tester)), operations);
    }

    private static JobEnvironments.Build environment(String workspace, String id, Path folder) throws JobFault {
        if (id.equals("slow")) {
            return log -> {
                for (int i = 0; i < 200 && Pause.of(Duration.ofMillis(50)); i++) {}
                throw new InterruptedException();
            };
        }
        return log -> {
            try {
                Files.writeString(log, "building " + id + "\n");
            } catch (IOException broken) {
                throw new JobFault("ImageBuildFailure", broken.toString());
            }
            if (id.equals("broken")) {
                throw new JobFault("ImageBuildFailure", "Image build failed. no such package");
            }
            return Map.of("VIRTUAL_ENV", "/env/" + id);
        };
    }

    private record NoTokens() implements Tokens {
        @Override
        public Principal verify(String token, java.util.Set<String> audiences) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Token forRun(RunIdentity run) {
            return new Token("token-of-" + run.run(), Instant.EPOCH);
        }
    }

    private record NoClients() implements ClientEnvironment {
        @Override
        public Map<String, String> variables() {
            return Map.of("HTTPS_PROXY", "http://127.0.0.1:1");
        }

        @Override
        public String localAddress() {
            return "http://127.0.0.1:1";
        }
    }

    /** A job's document. */
    static ObjectNode job(String command, Consumer<ObjectNode> more) {
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties")
                .put("jobType", "Command")
                .put("command", command)
                .put("environmentId", "env")
                .put("computeId", WORKSPACE + "/computes/cpu");
        more.accept(properties);
        return document;
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        String version = (path.contains("?") ? "&" : "?") + "api-version=2025-01-01-preview";
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/arm" + path + version))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> put(String name, ObjectNode document) throws IOException, InterruptedException {
        return send("PUT", WORKSPACE + "/jobs/" + name, document.toString());
    }

    void submit(String name, String command) throws IOException, InterruptedException {
        HttpResponse<String> answer = put(name, job(command, properties -> {}));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    ObjectNode get(String name) throws IOException, InterruptedException {
        return Json.parse(send("GET", WORKSPACE + "/jobs/" + name, "").body());
    }

    Runs.Run run(String name) {
        return runs.find(WORKSPACE.toLowerCase(java.util.Locale.ROOT), name).orElseThrow();
    }

    /** The runs below a run, oldest first. */
    List<Runs.Run> children(String parent) {
        return runs.children(WORKSPACE.toLowerCase(java.util.Locale.ROOT), parent);
    }

    /** Logs a metric as the process of a job does. */
    void metric(String run, String name, double value) {
        String workspace = WORKSPACE.toLowerCase(java.util.Locale.ROOT);
        Point point = new Point(Instant.now().toEpochMilli(), 0, value);
        tracking.log().log(
                tracking.runStore().find(workspace, run).orElseThrow(),
                new Batch(Map.of(name, List.of(point)), Map.of(), Map.of()));
    }

    /** Waits until a job has a status, and gives its run. */
    Runs.Run await(String name, String status) {
        Instant give = Instant.now().plus(PATIENCE);
        while (!run(name).status().azure().equals(status)
                && !run(name).status().terminal()
                && Instant.now().isBefore(give)) {
            Pause.of(Duration.ofMillis(10));
        }
        assertThat(run(name).status().azure())
                .as(run(name).error().toString() + log(name))
                .isEqualTo(status);
        return run(name);
    }

    String log(String name) {
        return blobs.text("azureml", "ExperimentRun/dcid." + name + "/user_logs/std_log.txt")
                .orElse("");
    }

    List<String> states(String name) {
        return store.events(ArmId.parse(WORKSPACE).child("jobs", name)).stream()
                .map(JobStore.Event::status)
                .toList();
    }

    /** Ends the instance as a stop does; processes of jobs live on. */
    @Override
    public void close() {
        server.close();
        jobs.close();
        database.close();
    }
}
