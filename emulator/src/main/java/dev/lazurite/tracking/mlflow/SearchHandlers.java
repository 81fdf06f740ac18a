package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.RunAccess;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.TrackedRun;
import dev.lazurite.tracking.search.PageToken;
import dev.lazurite.tracking.search.Parser;
import dev.lazurite.tracking.search.RunSearch;
import dev.lazurite.tracking.search.Schema;
import dev.lazurite.tracking.search.ViewType;

/** MLflow's {@code runs/search}. The token of a job sees its own family of runs. */
final class SearchHandlers {
    private static final int PAGE = 1000;
    private static final int LARGEST_PAGE = 50_000;

    private final Tracking tracking;
    private final Calls calls;

    SearchHandlers(Tracking tracking, Calls calls) {
        this.tracking = tracking;
        this.calls = calls;
    }

    Answer search(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        int limit = parameters.count("max_results", PAGE, LARGEST_PAGE);
        int offset = PageToken.offset(parameters.text("page_token"));
        List<String> experiments = parameters.texts("experiment_ids").stream()
                .flatMap(id -> tracking.experiments().existing(scope.workspace(), id).stream())
                .map(Experiment::id)
                .distinct()
                .toList();
        RunSearch search = new RunSearch(
                experiments,
                Parser.filter(Schema.RUNS, parameters.text("filter", "")),
                parameters.texts("order_by").stream()
                        .map(text -> Parser.order(Schema.RUNS, text))
                        .toList(),
                ViewType.of(parameters.text("run_view_type", "ACTIVE_ONLY")),
                RunAccess.owner(call.principal()),
                ArtifactUris.searchRoot(call, scope));
        if (search.comparesMetrics()) {
            tracking.metrics().catchUp();
        }
        List<TrackedRun> found = experiments.isEmpty()
                ? List.of()
                : new ArrayList<>(tracking.runStore().query(search.query(offset, limit + 1)));
        ObjectNode body = Json.object();
        boolean more = found.size() > limit;
        List<TrackedRun> page = more ? found.subList(0, limit) : found;
        if (!page.isEmpty()) {
            body.set("runs", calls.views(call, scope, page));
        }
        if (more) {
            body.put("next_page_token", PageToken.of(offset + limit));
        }
        return Answer.ok(body);
    }
}
