package dev.lazurite.jobs.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.platform.Json;
import dev.lazurite.trainer.search.Search;
import dev.lazurite.trainer.search.sampling.GaussianProcessSampler;
import dev.lazurite.trainer.search.sampling.GridSampler;
import dev.lazurite.trainer.search.sampling.RandomSampler;
import dev.lazurite.trainer.search.sampling.Sampler;
import dev.lazurite.trainer.search.sampling.SobolSampler;
import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.space.SpaceReader;
import dev.lazurite.trainer.search.stopping.BanditPolicy;
import dev.lazurite.trainer.search.stopping.Cadence;
import dev.lazurite.trainer.search.stopping.Goal;
import dev.lazurite.trainer.search.stopping.MedianStoppingPolicy;
import dev.lazurite.trainer.search.stopping.StoppingPolicy;
import dev.lazurite.trainer.search.stopping.TruncationSelectionPolicy;

/** The properties of a sweep job as they were sent, and what they mean to a search (wire/runtime-and-data.md 2.5). */
record SweepDocument(JobDocument job) {
    /** The most trials of a sweep, which is also how many it has where none were said. */
    static final int MOST_TRIALS = 1000;

    private static final Duration LONGEST = Duration.ofDays(60);

    private ObjectNode properties() {
        return job.properties();
    }

    JsonNode searchSpace() {
        return properties().path("searchSpace");
    }

    /** The space; what is wrong with it is an {@code InvalidInputException}. */
    SearchSpace space() {
        Map<String, Object> wire = Json.MAPPER.convertValue(searchSpace(), new TypeReference<>() {});
        return new SpaceReader(logBase()).space(wire);
    }

    private double logBase() {
        JsonNode base = Json.at(properties(), "samplingAlgorithm.logbase");
        return base.isMissingNode() || base.isNull() || base.asText().equals("e") ? Math.E : base.asDouble();
    }

    /** The algorithm in lower case. */
    String algorithm() {
        return lower("samplingAlgorithm.samplingAlgorithmType");
    }

    boolean sobol() {
        return lower("samplingAlgorithm.rule").equals("sobol");
    }

    private String lower(String path) {
        return job.text(path).toLowerCase(Locale.ROOT);
    }

    /** @param unseeded the seed for a sweep that says none */
    private Sampler sampler(SearchSpace space, long unseeded) {
        long seed = Json.at(properties(), "samplingAlgorithm.seed").asLong(unseeded);
        return switch (algorithm()) {
            case "grid" -> new GridSampler(space);
            case "bayesian" -> new GaussianProcessSampler(space, seed);
            default -> sobol() ? new SobolSampler(space, seed) : new RandomSampler(space, seed);
        };
    }

    String primaryMetric() {
        return job.text("objective.primaryMetric");
    }

    Goal goal() {
        return lower("objective.goal").equals("maximize") ? Goal.MAXIMIZE : Goal.MINIMIZE;
    }

    JsonNode earlyTermination() {
        return properties().path("earlyTermination");
    }

    boolean stopsEarly() {
        return earlyTermination().isObject();
    }

    /** The policy; what is wrong with it is an {@code InvalidInputException}. */
    StoppingPolicy policy() {
        JsonNode sent = earlyTermination();
        Cadence cadence = new Cadence(
                sent.path("evaluationInterval").asInt(),
                sent.path("delayEvaluation").asInt());
        return switch (lower("earlyTermination.policyType")) {
            case "bandit" ->
                new BanditPolicy(
                        cadence,
                        sent.path("slackFactor").asDouble(),
                        sent.path("slackAmount").asDouble());
            case "medianstopping" -> new MedianStoppingPolicy(cadence);
            case "truncationselection" ->
                new TruncationSelectionPolicy(
                        cadence,
                        sent.path("truncationPercentage").asInt(),
                        sent.path("excludeFinishedJobs").asBoolean());
            default -> StoppingPolicy.NONE;
        };
    }

    /** A search that has not begun. */
    Search search(long unseeded) {
        SearchSpace space = space();
        return new Search(space, sampler(space, unseeded), goal(), policy());
    }

    int trials() {
        return Json.at(properties(), "limits.maxTotalTrials").asInt(MOST_TRIALS);
    }

    int concurrent() {
        return Json.at(properties(), "limits.maxConcurrentTrials").asInt(trials());
    }

    /** How long the whole sweep may take. */
    Duration timeout() {
        String text = job.text("limits.timeout");
        return text.isEmpty() ? LONGEST : Duration.parse(text);
    }

    /** How long one trial may take, as it was sent; empty without a limit. */
    String trialTimeout() {
        return job.text("limits.trialTimeout");
    }

    JsonNode trial() {
        return properties().path("trial");
    }
}
