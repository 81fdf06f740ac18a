package dev.lazurite.tracking.history;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.identity.Tokens;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.artifacts.RunArtifacts;

/** The operations of run history, each by run alone, by the name of its experiment and by the experiment's id. */
public final class HistoryOperations {
    private static final String HISTORY = "/history/v1.0" + Scope.TEMPLATE;
    private static final String READ = "Microsoft.MachineLearningServices/workspaces/experiments/runs/read";
    private static final String WRITE = "Microsoft.MachineLearningServices/workspaces/experiments/runs/write";

    private final List<Operation> operations = new ArrayList<>();

    private HistoryOperations() {}

    /**
     * All operations.
     *
     * @param tenant the id of the tenant
     */
    public static List<Operation> of(
            Tracking tracking, Workspaces workspaces, RunArtifacts artifacts, Tokens tokens, String tenant) {
        HistoryOperations all = new HistoryOperations();
        Lookup lookup = new Lookup(tracking, workspaces, new RunView(tenant));
        RunHandlers runs = new RunHandlers(tracking, lookup);
        DetailHandlers details = new DetailHandlers(lookup, artifacts, tracking.clock());
        TokenHandlers renewal = new TokenHandlers(lookup, tokens);
        for (String way : List.of("", "/experiments/{experiment}", "/experimentids/{experiment}")) {
            String run = HISTORY + way + "/runs/{run}";
            all.add(Method.GET, run, READ, runs::read);
            all.add(Method.PATCH, run, WRITE, runs::change);
            all.add(Method.GET, run + "/children", READ, runs::children);
            all.add(Method.GET, run + "/details", READ, details::details);
            all.add(Method.GET, run + "/token", READ, renewal::renew);
            all.add(Method.DELETE, run + "/tags", WRITE, runs::deleteTags);
        }
        all.add(Method.POST, HISTORY + "/rundata", READ, runs::data);
        all.operations.add(
                Operation.of("Discovery_Get", ApiSurface.NAME, Method.GET, "/discovery", DiscoveryHandlers::read)
                        .withoutCredential());
        return List.copyOf(all.operations);
    }

    private void add(Method method, String path, String action, Handler handler) {
        String id = "RunHistory_" + method + path.substring(HISTORY.length());
        operations.add(Operation.of(id, ApiSurface.NAME, method, path, handler)
                .action(action)
                .forRuns());
    }
}
