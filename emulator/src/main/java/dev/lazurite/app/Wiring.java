package dev.lazurite.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Directory;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.deployments.DeploymentOperations;
import dev.lazurite.edge.LocalCa;
import dev.lazurite.edge.TelemetryOperations;
import dev.lazurite.identity.BearerAuthentication;
import dev.lazurite.identity.LoginOperations;
import dev.lazurite.identity.MetadataOperations;
import dev.lazurite.identity.SignedTokens;
import dev.lazurite.identity.Tenant;
import dev.lazurite.identity.Tokens;
import dev.lazurite.jobs.JobRuntime;
import dev.lazurite.jobs.environments.CuratedEnvironments;
import dev.lazurite.jobs.isolation.IsolationChoice;
import dev.lazurite.jobs.limits.ResourceLimits;
import dev.lazurite.jobs.queue.NodePools;
import dev.lazurite.jobs.schedule.JobSchedules;
import dev.lazurite.jobs.workspace.WorkspaceResources;
import dev.lazurite.ml.MachineLearning;
import dev.lazurite.ml.compute.ComputeRuntime;
import dev.lazurite.ml.workspace.WorkspaceOperations;
import dev.lazurite.ml.workspace.WorkspaceRules;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.InstanceClock;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.providers.ProviderOperations;
import dev.lazurite.providers.StorageAccounts;
import dev.lazurite.storage.BlobService;
import dev.lazurite.storage.Blobs;
import dev.lazurite.storage.blob.BlobOperations;
import dev.lazurite.storage.blob.StorageAuthentication;
import dev.lazurite.storage.dfs.DfsOperations;
import dev.lazurite.store.ContentStore;
import dev.lazurite.store.Database;
import dev.lazurite.store.Snapshots;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.artifacts.ArtifactOperations;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.artifacts.Capabilities;
import dev.lazurite.tracking.artifacts.RunArtifacts;
import dev.lazurite.tracking.history.HistoryOperations;
import dev.lazurite.tracking.mlflow.MlflowOperations;
import dev.lazurite.tracking.record.Limits;

/** Makes the objects of one instance and joins them; nothing else calls their constructors. One method a room. */
public final class Wiring implements AutoCloseable {
    private final InstanceClock clock;
    private final Ids ids;
    private final String instance;
    private final Database database;
    private final ContentStore content;
    private final BlobService blobs;
    private final Tenant tenant;
    private final SignedTokens tokens;
    private final Tracking tracking;
    private final MachineLearning ml;
    private final NodePools nodes;
    private final JobHost host;
    private final JobRuntime jobs;
    private final ResourceManager arm;
    private final WorkspaceRules workspaces;
    private final CuratedEnvironments curated = new CuratedEnvironments();
    private final List<Surface> surfaces = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Front front;
    /** What ends each thing that was begun, the last one first. */
    private final Deque<Runnable> endings = new ArrayDeque<>();

    /** Starts an instance: it answers when this returns. */
    public Wiring(Settings settings, Clock machine, Ids ids) throws IOException {
        this(settings, new IsolationChoice(settings.isolation(), settings.data()), machine, ids);
    }

    /**
     * Starts an instance: it answers when this returns.
     *
     * @param isolation that of its jobs, which may be found out already
     * @param machine the time of the machine, which certificates go by; the rest has the instance's own
     */
    public Wiring(Settings settings, IsolationChoice isolation, Clock machine, Ids ids) throws IOException {
        this.ids = ids;
        instance = ids.guid();
        Files.createDirectories(settings.data());
        front = Front.opening(settings, machine, ids);
        try {
            clock = InstanceClock.open(settings.data(), machine);
            nodes = new NodePools(clock);
            database = Database.open(settings.data());
            endings.push(database::close);
            tenant = Tenant.open(settings.data(), ids);
            tokens = SignedTokens.open(settings.data(), tenant, clock, ids);
            content = new ContentStore(settings.data().resolve("content"), ids);
            blobs = storage();
            arm = new ResourceManager(database, new Directory(tenant.id(), tenant.subscription()), clock, ids);
            workspaces = new WorkspaceRules(tenant.id(), ids, arm.engine()::find);
            health();
            signIn();
            resourceManager();
            tracking = new Tracking(database, Limits.AZURE, clock, ids);
            ml = resourceTypes();
            tracking(settings.data());
            JobClients clients = new JobClients(settings.data());
            host = new JobHost(settings, isolation, curated, clock);
            endings.push(host::close);
            jobs = jobs(clients);
            new DefaultWorkspace(arm, tenant).ensure();
            front.serve(surfaces, operations);
            clients.listening(front.port());
            inTheBackground(settings);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private void health() {
        Health health = new Health(instance);
        surfaces.add(health.surface());
        operations.addAll(health.operations());
    }

    private void signIn() {
        LoginOperations login = new LoginOperations(tenant, tokens, clock, ids);
        surfaces.add(login.surface());
        operations.addAll(login.operations());
        operations.addAll(new MetadataOperations().operations());
        ClockOperations time = new ClockOperations(clock);
        surfaces.add(time.surface(new BearerAuthentication(tokens, Tokens.MANAGEMENT, tenant)));
        operations.addAll(time.operations());
        TelemetryOperations telemetry = new TelemetryOperations();
        surfaces.add(telemetry.surface());
        operations.addAll(telemetry.operations());
    }

    private BlobService storage() {
        BlobService service = new BlobService(database, content, clock, ids);
        BlobOperations blob = new BlobOperations(service, tokens, tenant.id(), clock, ids);
        surfaces.add(blob.surface());
        operations.addAll(blob.operations());
        DfsOperations dfs = new DfsOperations(
                service, new StorageAuthentication(service.accounts(), tokens, tenant.id(), clock), ids);
        surfaces.add(dfs.surface());
        operations.addAll(dfs.operations());
        return service;
    }

    private void resourceManager() {
        surfaces.add(new ArmSurface(clock, ids)
                .surface(new BearerAuthentication(tokens, Tokens.MANAGEMENT, tenant))
                .collapsingSlashes());
        operations.addAll(arm.operations());
        operations.addAll(new DeploymentOperations(arm.directory(), arm.groups(), arm.store(), arm.engine(), clock, ids)
                .operations());
        operations.addAll(
                new ProviderOperations(arm.resources(), arm.engine(), storageAccounts(), clock, ids).operations());
    }

    private StorageAccounts storageAccounts() {
        return new StorageAccounts() {
            @Override
            public void create(String account) {
                blobs.createAccount(account);
            }

            @Override
            public void delete(String account) {
                blobs.deleteAccount(account);
            }

            @Override
            public Optional<String> key(String account) {
                return blobs.accountKey(account);
            }
        };
    }

    private MachineLearning resourceTypes() {
        operations.addAll(
                new WorkspaceOperations(workspaces, arm.resources(), arm.engine(), arm.groups(), arm.async(), blobs)
                        .operations());
        MachineLearning types = new MachineLearning(
                database,
                arm,
                blobs,
                tracking.runs(),
                new ShippedEnvironments(curated),
                new ComputeRuntime(nodes, JobSchedules.triggers()),
                clock,
                ids);
        operations.addAll(types.operations());
        workspaces.listen(new WorkspaceRules.Listener() {
            @Override
            public void created(Resource workspace) {
                types.datastores().createDefaults(workspace);
            }

            @Override
            public void deleting(Resource workspace) {
                types.computes().forget(workspace.id());
            }
        });
        return types;
    }

    private JobRuntime jobs(JobClients clients) {
        JobRuntime runtime = new JobRuntime(
                new JobRuntime.State(
                        host.folder(), database, arm.engine(), arm.store(), tracking.runs(), tracking.assets(), blobs),
                WorkspaceResources.of(ml, blobs, curated, host.environments(), clock),
                host.processes(nodes, tokens, clients, ids),
                clock,
                ids);
        endings.push(runtime::close);
        operations.addAll(runtime.operations(arm.resources(), arm.async()));
        JobSchedules schedules = new JobSchedules(arm, ml.computes(), nodes, clock, ids);
        operations.addAll(schedules.operations());
        runtime.recover();
        schedules.recover();
        return runtime;
    }

    private void tracking(Path data) throws IOException {
        Workspaces stored = new StoredWorkspaces(arm);
        Capabilities capabilities = Capabilities.open(data, clock, ids);
        RunArtifacts artifacts = new RunArtifacts(blobs, stored);
        ArtifactUris uris = new ArtifactUris(capabilities);
        surfaces.add(ApiSurface.of(new BearerAuthentication(tokens, Tokens.REGION, tenant), clock, ids));
        operations.addAll(MlflowOperations.of(tracking, stored, artifacts, uris, capabilities));
        operations.addAll(HistoryOperations.of(tracking, stored, artifacts, tokens, tenant.id()));
        operations.addAll(ArtifactOperations.of(tracking, stored, artifacts, clock));
        operations.addAll(ml.registry(tracking, uris));
        operations.addAll(ml.dataPlane(tracking));
    }

    private void inTheBackground(Settings settings) {
        ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "background");
            thread.setDaemon(true);
            return thread;
        });
        endings.push(background::shutdownNow);
        clock.tick(background);
        new Snapshots(database, settings.data().resolve("snapshots"), clock).schedule(background);
    }

    /** The runs of this instance. */
    public Runs runs() {
        return tracking.runs();
    }

    /** The resource types of Azure ML, as the rest of the program uses them. */
    public MachineLearning machineLearning() {
        return ml;
    }

    /** What holds jobs to their sizes. */
    public ResourceLimits limits() {
        return host.limits();
    }

    /** The jobs of this instance. */
    public JobRuntime jobs() {
        return jobs;
    }

    /** The id of this start. */
    public String instance() {
        return instance;
    }

    public int port() {
        return front.port();
    }

    /** Who this instance is, with the secret that its service principal signs in with. */
    public Tenant tenant() {
        return tenant;
    }

    /** What clients are to trust. */
    public LocalCa ca() {
        return front.ca();
    }

    /** The tokens of this instance. */
    public SignedTokens tokens() {
        return tokens;
    }

    /** The blobs of this instance. */
    public Blobs blobs() {
        return blobs;
    }

    @Override
    public void close() {
        // no call may meet a room that is closed
        front.close();
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
