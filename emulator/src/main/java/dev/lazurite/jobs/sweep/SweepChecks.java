package dev.lazurite.jobs.sweep;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.jobs.kind.DocumentChecks;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.trainer.api.InvalidInputException;

/**
 * What is refused when a sweep is submitted, besides what is refused of all jobs. A placeholder for a hyperparameter that there
 * is not is no such thing: the service takes it, and the sweep fails.
 */
final class SweepChecks {
    private static final List<String> BAYESIAN = List.of("choice", "uniform", "quniform");

    private SweepChecks() {}

    static void check(SweepDocument document) {
        ObjectNode properties = document.job().properties();
        if (!document.trial().isObject()) {
            throw Documents.missing("properties.trial");
        }
        DocumentChecks.required(properties, "trial.command");
        DocumentChecks.required(properties, "trial.environmentId");
        DocumentChecks.required(properties, "objective.primaryMetric");
        oneOf(properties, "objective.goal", List.of("Minimize", "Maximize"));
        oneOf(properties, "samplingAlgorithm.samplingAlgorithmType", List.of("Random", "Grid", "Bayesian"));
        if (!document.job().text("samplingAlgorithm.rule").isEmpty()) {
            oneOf(properties, "samplingAlgorithm.rule", List.of("Random", "Sobol"));
        }
        within(properties, "limits.maxTotalTrials");
        within(properties, "limits.maxConcurrentTrials");
        DocumentChecks.duration(properties, "limits.timeout");
        DocumentChecks.duration(properties, "limits.trialTimeout");
        space(document);
        earlyTermination(document);
    }

    private static void oneOf(ObjectNode properties, String path, List<String> accepted) {
        JsonNode value = Json.at(properties, path);
        if (value.isMissingNode() || value.isNull()) {
            throw Documents.missing("properties." + path);
        }
        if (accepted.stream().noneMatch(value.asText()::equalsIgnoreCase)) {
            throw Documents.wrongType("properties." + path, String.join(" or ", accepted), value);
        }
    }

    private static void within(ObjectNode properties, String path) {
        JsonNode value = Json.at(properties, path);
        if (!value.isMissingNode()
                && !value.isNull()
                && !(value.isIntegralNumber() && value.asInt() >= 1 && value.asInt() <= SweepDocument.MOST_TRIALS)) {
            throw Documents.wrongType(
                    "properties." + path, "a whole number from 1 to " + SweepDocument.MOST_TRIALS, value);
        }
    }

    private static void space(SweepDocument document) {
        if (!document.searchSpace().isObject()) {
            throw Documents.missing("properties.searchSpace");
        }
        legible("searchSpace", document::space);
        document.searchSpace().properties().forEach(entry -> {
            String name = entry.getValue().path(0).asText();
            boolean nested = hasObject(entry.getValue().at("/1/0"));
            switch (document.algorithm()) {
                case "grid" ->
                    require(
                            name.equals("choice") && !nested,
                            entry.getKey() + "' has the distribution '" + name
                                    + "'; grid sampling takes choice alone, of plain values.");
                case "bayesian" ->
                    require(
                            BAYESIAN.contains(name) && !nested,
                            entry.getKey() + "' has the distribution '" + name
                                    + "'; Bayesian sampling takes choice of plain values, uniform and quniform.");
                default -> {}
            }
        });
        legible("searchSpace", () -> document.search(0));
    }

    private static boolean hasObject(JsonNode values) {
        for (JsonNode value : values) {
            if (value.isObject()) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw refused("searchSpace", "The hyperparameter '" + message);
        }
    }

    private static void earlyTermination(SweepDocument document) {
        if (!document.stopsEarly()) {
            return;
        }
        oneOf(
                document.job().properties(),
                "earlyTermination.policyType",
                List.of("Bandit", "MedianStopping", "TruncationSelection"));
        if (document.algorithm().equals("bayesian")) {
            throw refused(
                    "earlyTermination",
                    "Bayesian sampling does not support early termination policies; leave earlyTermination out, or use"
                            + " another sampling algorithm.");
        }
        JsonNode policy = document.earlyTermination();
        if (policy.path("policyType").asText().toLowerCase(Locale.ROOT).equals("bandit")
                && policy.path("slackFactor").asDouble() == 0
                && policy.path("slackAmount").asDouble() == 0) {
            throw refused("earlyTermination", "The Bandit policy needs a slackFactor or a slackAmount above 0.");
        }
        legible("earlyTermination", document::policy);
    }

    private static void legible(String property, Supplier<?> reading) {
        try {
            var unused = reading.get();
        } catch (InvalidInputException invalid) {
            throw refused(property, invalid.getMessage());
        }
    }

    private static Fault refused(String property, String message) {
        return ArmSurface.userError(400, "BadArgument", message).at("properties." + property);
    }
}
