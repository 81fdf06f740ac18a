package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.Inputs;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.TrackedRun;

/** MLflow's {@code runs/log-inputs} and {@code runs/outputs}: datasets and models that runs read and made. */
final class InputHandlers {
    private static final String CONTEXT = "mlflow.data.context";
    private static final int NAME = 500;
    private static final int DIGEST = 36;

    private final Tracking tracking;
    private final Calls calls;

    InputHandlers(Tracking tracking, Calls calls) {
        this.tracking = tracking;
        this.calls = calls;
    }

    Answer inputs(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        List<Inputs.Dataset> datasets = new ArrayList<>();
        for (Parameters entry : parameters.objects("datasets")) {
            datasets.add(dataset(entry));
        }
        tracking.inputs().add(run.seq(), new Inputs(datasets, models(parameters), List.of()));
        return Answer.ok(Json.object());
    }

    Answer outputs(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        tracking.inputs().add(run.seq(), new Inputs(List.of(), List.of(), models(parameters)));
        return Answer.ok(Json.object());
    }

    private static Inputs.Dataset dataset(Parameters entry) {
        Parameters dataset = new Parameters(entry.node("dataset"));
        return new Inputs.Dataset(
                limited("name", dataset.required("name"), NAME),
                limited("digest", dataset.required("digest"), DIGEST),
                limited("context", entry.entries("tags").getOrDefault(CONTEXT, ""), NAME),
                Json.write(entry.node()));
    }

    private static String limited(String what, String value, int limit) {
        if (value.length() > limit) {
            throw Refusals.invalid("The " + what + " of a dataset has " + value.length() + " characters, at most "
                    + limit + " are accepted.");
        }
        return value;
    }

    private static List<Inputs.Model> models(Parameters parameters) {
        return parameters.objects("models").stream()
                .map(model -> new Inputs.Model(
                        model.required("model_id"), model.integer("step").orElse(0L)))
                .toList();
    }
}
