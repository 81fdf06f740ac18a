package dev.lazurite.app.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys that files of the CLI have. Unknown ones are warned of: most are misspelt. */
final class Keys {
    private static final List<String> COMMON = List.of(
            "$schema",
            "type",
            "name",
            "version",
            "display_name",
            "experiment_name",
            "description",
            "tags",
            "properties",
            "inputs",
            "outputs",
            "identity",
            "services",
            "compute",
            "resources",
            "limits",
            "queue_settings",
            "environment_variables",
            "distribution",
            "is_deterministic",
            "component",
            "notification_setting");
    static final Set<String> COMMAND = with("command", "code", "environment", "additional_includes", "parent_job_name");
    static final Set<String> SWEEP = with(
            "trial", "search_space", "sampling_algorithm", "objective", "early_termination", "job_tier", "priority");
    static final Set<String> PIPELINE = with("jobs", "settings", "source_job_id");

    private Keys() {}

    private static Set<String> with(String... more) {
        Set<String> keys = new HashSet<>(COMMON);
        keys.addAll(List.of(more));
        return Set.copyOf(keys);
    }

    static void check(YamlValue value, Set<String> known, Problems problems) {
        value.fields().forEach((key, field) -> {
            if (!known.contains(key)) {
                problems.warning(field, "unknown key '" + key + "'");
            }
        });
    }
}
