package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.Lifecycle;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.search.ExperimentSearch;
import dev.lazurite.tracking.search.Order;
import dev.lazurite.tracking.search.PageToken;
import dev.lazurite.tracking.search.Parser;
import dev.lazurite.tracking.search.Schema;
import dev.lazurite.tracking.search.ViewType;

/** MLflow's {@code experiments/...}. */
final class ExperimentHandlers {
    private static final int PAGE = 1000;
    private static final int LARGEST_PAGE = 50_000;

    private final Tracking tracking;
    private final Workspaces workspaces;

    ExperimentHandlers(Tracking tracking, Workspaces workspaces) {
        this.tracking = tracking;
        this.workspaces = workspaces;
    }

    Answer create(Call call) throws IOException {
        Scope scope = Scope.of(call, workspaces);
        Parameters parameters = Parameters.of(call);
        Experiment made = tracking.experiments()
                .create(
                        scope.workspace(),
                        parameters.required("name"),
                        parameters.text("artifact_location", ""),
                        parameters.entries("tags"));
        return Answer.ok(Json.object().put("experiment_id", made.id()));
    }

    Answer read(Call call) throws IOException {
        Scope scope = Scope.of(call, workspaces);
        String id = Parameters.of(call).required("experiment_id");
        return answer(call, scope, tracking.experiments().byId(scope.workspace(), id));
    }

    Answer readByName(Call call) throws IOException {
        Scope scope = Scope.of(call, workspaces);
        String name = Parameters.of(call).required("experiment_name");
        Experiment found = tracking.experiments()
                .byName(scope.workspace(), name)
                .orElseThrow(() -> Refusals.missing("Could not find experiment with name '" + name + "'"));
        return answer(call, scope, found);
    }

    private Answer answer(Call call, Scope scope, Experiment experiment) {
        tracking.access().check(call.principal(), experiment);
        ObjectNode body = Json.object();
        body.set("experiment", Views.experiment(experiment, location(call, scope, experiment)));
        return Answer.ok(body);
    }

    private static String location(Call call, Scope scope, Experiment experiment) {
        return experiment.artifactLocation().isEmpty()
                ? "azureml://" + call.host() + "/mlflow/v2.0" + scope.path() + "/experiments/" + experiment.id()
                : experiment.artifactLocation();
    }

    Answer search(Call call) throws IOException {
        Scope scope = Scope.of(call, workspaces);
        Parameters parameters = Parameters.of(call);
        int limit = parameters.count("max_results", PAGE, LARGEST_PAGE);
        int offset = PageToken.offset(parameters.text("page_token"));
        List<Order> order = parameters.texts("order_by").stream()
                .map(text -> Parser.order(Schema.EXPERIMENTS, text))
                .toList();
        ExperimentSearch search = new ExperimentSearch(
                scope.workspace(),
                Parser.filter(Schema.EXPERIMENTS, parameters.text("filter", "")),
                order,
                ViewType.of(parameters.text("view_type", "ACTIVE_ONLY")));
        List<Experiment> found = new ArrayList<>(tracking.experimentStore().query(search.query(offset, limit + 1)));
        boolean more = found.size() > limit;
        if (more) {
            found.remove(limit);
        }
        ObjectNode body = Json.object();
        ArrayNode experiments = body.putArray("experiments");
        for (Experiment experiment : found) {
            boolean visible = !(call.principal() instanceof RunIdentity identity)
                    || identity.experiment().equals(experiment.id());
            if (visible) {
                experiments.add(Views.experiment(experiment, location(call, scope, experiment)));
            }
        }
        if (more) {
            body.put("next_page_token", PageToken.of(offset + limit));
        }
        return Answer.ok(body);
    }

    Answer update(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        tracking.experiments().rename(experiment(call, parameters), parameters.required("new_name"));
        return Answer.ok(Json.object());
    }

    Answer delete(Call call) throws IOException {
        Experiment experiment = experiment(call, Parameters.of(call));
        if (experiment.lifecycle() == Lifecycle.DELETED) {
            throw Refusals.missing("No active experiment with id=" + experiment.id() + " exists");
        }
        tracking.experiments().lifecycle(experiment, Lifecycle.DELETED);
        return Answer.ok(Json.object());
    }

    Answer restore(Call call) throws IOException {
        Experiment experiment = experiment(call, Parameters.of(call));
        if (experiment.lifecycle() == Lifecycle.ACTIVE) {
            throw Refusals.missing("No deleted experiment with id=" + experiment.id() + " exists");
        }
        tracking.experiments().lifecycle(experiment, Lifecycle.ACTIVE);
        return Answer.ok(Json.object());
    }

    Answer tag(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Experiment experiment = experiment(call, parameters);
        tracking.experiments().tag(experiment, parameters.required("key"), parameters.text("value", ""));
        return Answer.ok(Json.object());
    }

    Answer untag(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Experiment experiment = experiment(call, parameters);
        tracking.experiments().untag(experiment, parameters.required("key"));
        return Answer.ok(Json.object());
    }

    private Experiment experiment(Call call, Parameters parameters) {
        Scope scope = Scope.of(call, workspaces);
        return tracking.experiments().byId(scope.workspace(), parameters.required("experiment_id"));
    }
}
