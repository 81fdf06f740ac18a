package dev.lazurite.app.instance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What a running instance leaves in its data folder, so that every command finds it.
 *
 * @param id of this start; {@code /healthz} answers with it
 * @param pid of its process
 * @param started when it began, in ISO 8601
 * @param isolation what isolates its jobs, or why nothing does
 * @param limits what holds its jobs to the memory and processors of their sizes, or why nothing does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InstanceRecord(
        String id,
        long pid,
        String started,
        int port,
        String version,
        boolean offline,
        String isolation,
        String limits) {

    /** Where it answers plain HTTP. */
    public String url() {
        return "http://localhost:" + port;
    }
}
