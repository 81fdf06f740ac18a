package dev.lazurite.tracking.artifacts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;

/**
 * The artifact services: run history's {@code .../runs/{run}/artifacts} and {@code /artifact/v2.0}, which sees the same
 * artifacts by origin and container.
 */
public final class ArtifactOperations {
    private static final String READ = "Microsoft.MachineLearningServices/workspaces/metadata/artifacts/read";
    private static final String WRITE = "Microsoft.MachineLearningServices/workspaces/metadata/artifacts/write";
    private static final String RUN_CONTAINER = "dcid.";

    private final Tracking tracking;
    private final Workspaces workspaces;
    private final RunArtifacts artifacts;
    private final Clock clock;
    private final List<Operation> operations = new ArrayList<>();

    private ArtifactOperations(Tracking tracking, Workspaces workspaces, RunArtifacts artifacts, Clock clock) {
        this.tracking = tracking;
        this.workspaces = workspaces;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /** All operations. */
    public static List<Operation> of(Tracking tracking, Workspaces workspaces, RunArtifacts artifacts, Clock clock) {
        ArtifactOperations all = new ArtifactOperations(tracking, workspaces, artifacts, clock);
        all.history("experiments");
        all.history("experimentids");
        all.service();
        return List.copyOf(all.operations);
    }

    private void history(String experiments) {
        ArtifactHandlers handlers = new ArtifactHandlers(artifacts, this::ofRun, clock);
        String base = "/history/v1.0" + Scope.TEMPLATE + "/" + experiments + "/{experiment}/runs/{run}/artifacts";
        shared(base, handlers);
        add(Method.GET, base + "/path", READ, handlers::list);
        add(Method.GET, base + "/artifacturi", WRITE, handlers::writable);
    }

    private void service() {
        ArtifactHandlers handlers = new ArtifactHandlers(artifacts, this::byOrigin, clock);
        String base = "/artifact/v2.0" + Scope.TEMPLATE + "/artifacts/{origin}/{container}";
        shared(base, handlers);
        add(Method.GET, base + "/content", READ, handlers::download);
        add(Method.POST, base + "/content", WRITE, handlers::upload);
        add(Method.GET, base + "/write", WRITE, handlers::writable);
        add(Method.DELETE, base + "/metadata", WRITE, handlers::delete);
    }

    private void shared(String base, ArtifactHandlers handlers) {
        add(Method.GET, base, READ, handlers::list);
        add(Method.GET, base + "/metadata", READ, handlers::metadata);
        add(Method.GET, base + "/contentinfo", READ, handlers::content);
        add(Method.GET, base + "/prefix/contentinfo", READ, handlers::contentsByPrefix);
        add(Method.POST, base + "/batch/metadata", WRITE, handlers::announce);
    }

    private void add(Method method, String path, String action, Handler handler) {
        String name = path.replace(Scope.TEMPLATE, "");
        operations.add(Operation.of("Artifacts_" + method + name, ApiSurface.NAME, method, path, handler)
                .action(action)
                .forRuns());
    }

    /** The place of the run, or of the logged model, that the address names. */
    private RunArtifacts.Place ofRun(Call call) {
        Scope scope = Scope.of(call, workspaces);
        return new Places(tracking)
                .find(call.principal(), scope.workspace(), call.parameter("experiment"), call.parameter("run"));
    }

    /** The place that the address names; the token of a job reaches those of its own runs only. */
    private RunArtifacts.Place byOrigin(Call call) {
        Scope scope = Scope.of(call, workspaces);
        String origin = call.parameter("origin");
        String container = call.parameter("container");
        if (call.principal() instanceof RunIdentity identity) {
            if (!origin.equals(RunArtifacts.RUN) || !container.startsWith(RUN_CONTAINER)) {
                throw Fault.of(
                        403,
                        "AuthorizationFailed",
                        "The token of run '" + identity.run() + "' does not give access to artifacts of origin '"
                                + origin + "', container '" + container + "'.");
            }
            String run = container.substring(RUN_CONTAINER.length());
            tracking.access().check(identity, tracking.runs().get(scope.workspace(), run));
        }
        return new RunArtifacts.Place(scope.workspace(), origin, container, "");
    }
}
