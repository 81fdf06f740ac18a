package dev.lazurite.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.platform.http.Fault;

/** The kinds of job that run here, by {@code jobType}. */
final class Kinds {
    /** Those that the service has besides. */
    private static final List<String> MISSING = List.of("AutoML", "Spark", "Labeling");

    private final Map<String, JobKind> kinds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    void add(JobKind kind) {
        kinds.put(kind.type(), kind);
    }

    boolean has(String type) {
        return kinds.containsKey(type);
    }

    /** The kind of a job that is kept. */
    JobKind of(String type) {
        JobKind kind = kinds.get(type);
        if (kind == null) {
            throw new IllegalStateException("no kind of job '" + type + "' is known to this version");
        }
        return kind;
    }

    /** The kind that a submitted document asks for; refuses one that there is not, or not yet. */
    JobKind asked(JsonNode type) {
        if (type.isMissingNode() || type.isNull()) {
            throw Documents.missing("properties.jobType");
        }
        JobKind kind = kinds.get(type.asText());
        if (kind != null) {
            return kind;
        }
        if (MISSING.stream().anyMatch(type.asText()::equalsIgnoreCase)) {
            throw Fault.notEmulated("Jobs of type '" + type.asText() + "' are not emulated yet; those of type "
                    + String.join(", ", kinds.keySet()).toLowerCase(Locale.ROOT) + " are.");
        }
        throw Documents.wrongType("properties.jobType", "Command, Sweep, Pipeline, AutoML or Spark", type);
    }
}
