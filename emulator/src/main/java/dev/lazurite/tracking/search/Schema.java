package dev.lazurite.tracking.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be searched for in one sort of thing.
 *
 * @param kinds what identifiers may speak of
 * @param texts attributes that are text
 * @param numbers attributes that are numbers
 * @param lists attributes that {@code IN} may be asked of
 * @param aliases other names of attributes
 */
public record Schema(
        Set<Kind> kinds, Set<String> texts, Set<String> numbers, Set<String> lists, Map<String, String> aliases) {
    public static final Schema RUNS = new Schema(
            Set.of(Kind.values()),
            Set.of("run_id", "run_name", "user_id", "status", "artifact_uri"),
            Set.of("start_time", "end_time"),
            Set.of("run_id"),
            Map.of(
                    "created", "start_time",
                    "Created", "start_time",
                    "run name", "run_name",
                    "Run name", "run_name",
                    "Run Name", "run_name"));
    public static final Schema EXPERIMENTS = new Schema(
            Set.of(Kind.ATTRIBUTE, Kind.TAG),
            Set.of("name", "experiment_id"),
            Set.of("creation_time", "last_update_time"),
            Set.of("experiment_id"),
            Map.of());
    public static final Schema LOGGED_MODELS = new Schema(
            Set.of(Kind.ATTRIBUTE, Kind.METRIC, Kind.PARAM, Kind.TAG),
            Set.of("name", "model_id", "model_type", "status", "source_run_id"),
            Set.of("creation_timestamp", "last_updated_timestamp"),
            Set.of("name", "model_id", "model_type", "status", "source_run_id"),
            Map.of("creation_time", "creation_timestamp", "last_updated_time", "last_updated_timestamp"));

    static final Set<String> DATASET_KEYS = Set.of("name", "digest", "context");

    Set<String> attributes() {
        Set<String> all = new TreeSet<>(texts);
        all.addAll(numbers);
        return all;
    }

    boolean numeric(Identifier identifier) {
        return identifier.kind() == Kind.METRIC
                || (identifier.kind() == Kind.ATTRIBUTE && numbers.contains(identifier.key()));
    }
}
