package dev.lazurite.jobs.staging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.storage.Blobs;
import dev.lazurite.storage.samples.Sample;

/** What was brought from where, in words for those who read a job's logs. */
final class StagingLog {
    private final List<String> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** Tells of an input that was copied from {@code blobs}. */
    void copied(JobInput input, List<Blobs.Blob> blobs, String path) {
        long bytes = blobs.stream().mapToLong(Blobs.Blob::length).sum();
        lines.add("Input '" + input.name() + "' of type " + input.type() + ": " + blobs.size() + " blobs with " + bytes
                + " bytes from '" + input.value() + "' to '" + path + "'.");
        equivalents(input, blobs);
    }

    /** Tells of an input that was fetched over the network. */
    void fetched(JobInput input, String path) {
        lines.add("Input '" + input.name() + "' of type " + input.type() + ": fetched from '" + input.value() + "' to '"
                + path + "'.");
    }

    /** Tells of an input whose address the command gets, and which leads to {@code blobs}. */
    void named(JobInput input, List<Blobs.Blob> blobs) {
        equivalents(input, blobs);
    }

    private void equivalents(JobInput input, List<Blobs.Blob> blobs) {
        Map<String, Integer> descriptions = new LinkedHashMap<>();
        for (Blobs.Blob blob : blobs) {
            String description = blob.metadata().get(Sample.METADATA);
            if (description != null) {
                descriptions.merge(description, 1, Integer::sum);
            }
        }
        descriptions.forEach(
                (description, files) -> remarks.add("Lazurite: for input '" + input.name() + "' the public data at '"
                        + input.value() + "' was not fetched; the emulator's own equivalent stands in for "
                        + (files == 1 ? "the file" : files + " files") + ": " + description + "."));
    }

    /** All that is to be told. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.addAll(remarks);
        return all;
    }

    /** What nobody who looks at the job may miss. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
