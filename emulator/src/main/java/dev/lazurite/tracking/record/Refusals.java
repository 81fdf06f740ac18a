package dev.lazurite.tracking.record;

import dev.lazurite.platform.http.Fault;

/** How tracking refuses: MLflow's error codes with the statuses that its server gives them. */
public final class Refusals {
    private Refusals() {}

    public static Fault invalid(String message) {
        return Fault.of(400, "INVALID_PARAMETER_VALUE", message);
    }

    public static Fault missing(String message) {
        return Fault.of(404, "RESOURCE_DOES_NOT_EXIST", message);
    }

    public static Fault exists(String message) {
        return Fault.of(400, "RESOURCE_ALREADY_EXISTS", message);
    }

    public static Fault noSuchEndpoint(String path) {
        return Fault.of(404, "ENDPOINT_NOT_FOUND", "No API is served at '" + path + "'.");
    }

    public static Fault noSuchRun(String id) {
        return missing("Run with id=" + id + " not found");
    }

    /** Azure ML's own words for a field with too many entries or too much text. */
    public static Fault overLimit(String field, long limit, long size) {
        return invalid("A field of the entity is over the size limit. FieldName=" + field + ", Limit=" + limit
                + ", Size=" + size
                + ". See https://aka.ms/azure-machine-learning-limits for service limits documentation.");
    }
}
