package dev.lazurite.ml.compute;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.ml.assets.AssetNames;

/**
 * When the nodes of a low-priority cluster are taken away, by the tags of the cluster: always the same for the same job, attempt
 * and seed, and never where no tag says so.
 *
 * @param rate how probable it is for one attempt of a job to lose its nodes
 * @param within how long after the start of its command it loses them at the latest
 */
public record Eviction(double rate, Duration within, long seed) {
    private static final String RATE = "lazurite.evictionRate";
    private static final String WITHIN = "lazurite.evictionWithin";
    private static final String SEED = "lazurite.evictionSeed";
    /** A job that lost its nodes each time would never end. */
    private static final double HIGHEST_RATE = 0.95;

    private static final Duration USUAL = Duration.ofSeconds(10);

    /** Nothing is ever taken away. */
    static final Eviction NEVER = new Eviction(0, USUAL, 0);

    /** What tags say; refused where it cannot be understood. */
    static Eviction of(JsonNode tags) {
        String rate = tags.path(RATE).asText("0");
        String within = tags.path(WITHIN).asText(USUAL.toString());
        String seed = tags.path(SEED).asText("0");
        try {
            Eviction eviction = new Eviction(Double.parseDouble(rate), Duration.parse(within), Long.parseLong(seed));
            if (eviction.rate >= 0 && eviction.rate <= HIGHEST_RATE && !eviction.within.isNegative()) {
                return eviction;
            }
        } catch (NumberFormatException | DateTimeParseException malformed) {
            throw refused(rate, within, seed, malformed.getMessage());
        }
        throw refused(rate, within, seed, "out of range");
    }

    private static RuntimeException refused(String rate, String within, String seed, String why) {
        return AssetNames.invalid(
                "The tags " + RATE + " '" + rate + "', " + WITHIN + " '" + within + "' and " + SEED + " '"
                        + seed + "' say no eviction (" + why + "): a rate from 0 to " + HIGHEST_RATE
                        + ", an ISO 8601 duration such as PT10S, and a whole number.");
    }

    /**
     * How long after its start an attempt of a job loses its nodes; empty where it keeps them.
     *
     * @param attempt 0 for the first
     */
    public Optional<Duration> of(String job, int attempt) {
        CRC32 hash = new CRC32();
        hash.update((job + "/" + attempt).getBytes(StandardCharsets.UTF_8));
        Random random = new Random(seed * 31 + hash.getValue());
        if (random.nextDouble() >= rate) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (random.nextDouble() * within.toMillis())));
    }
}
