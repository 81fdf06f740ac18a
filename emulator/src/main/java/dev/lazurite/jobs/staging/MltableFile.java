package dev.lazurite.jobs.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * An MLTable file, as far as it says which files there are.
 *
 * @param paths what it reads, in order
 * @param choices what it takes of them, in order
 */
record MltableFile(List<Source> paths, List<Choice> choices) {
    /** The name of such a file in its folder. */
    static final String NAME = "MLTable";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> READERS = Set.of("read_delimited", "read_parquet", "read_json_lines");
    /** What changes columns that files by themselves do not have. */
    private static final Set<String> OF_COLUMNS = Set.of(
            "convert_column_types", "extract_columns_from_partition_format", "extract_partition_format_into_columns");

    /** Whether an entry of {@code paths} names one file, a folder, or a pattern. */
    enum Form {
        FILE,
        FOLDER,
        PATTERN
    }

    /** One entry of {@code paths}. */
    record Source(Form form, String address) {}

    /** A choice among the files. */
    sealed interface Choice {
        record Take(int count) implements Choice {}

        record Skip(int count) implements Choice {}

        record Sample(double probability, long seed) implements Choice {}
    }

    /**
     * Reads one.
     *
     * @param address where it is, for messages
     * @throws JobFault for what is no MLTable file, and for a transformation that is not emulated
     */
    static MltableFile read(String text, String address) throws JobFault {
        JsonNode document;
        try {
            document = YAML.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw JobFault.invalid(address, "its file 'MLTable' is not YAML: " + malformed.getOriginalMessage());
        }
        List<Source> paths = new ArrayList<>();
        for (JsonNode path : document.path("paths")) {
            paths.add(source(path, address));
        }
        if (paths.isEmpty()) {
            throw JobFault.invalid(address, "its file 'MLTable' has no 'paths'.");
        }
        return new MltableFile(paths, choices(document.path("transformations")));
    }

    private static Source source(JsonNode path, String address) throws JobFault {
        for (Form form : Form.values()) {
            JsonNode value = path.path(form.name().toLowerCase(java.util.Locale.ROOT));
            if (value.isTextual()) {
                return new Source(form, value.asText());
            }
        }
        throw JobFault.invalid(
                address,
                "an entry of 'paths' in its file 'MLTable' is " + path + "; one of file, folder, pattern is expected.");
    }

    private static List<Choice> choices(JsonNode transformations) throws JobFault {
        List<Choice> choices = new ArrayList<>();
        String reader = "";
        for (JsonNode transformation : transformations) {
            String name = transformation.isTextual()
                    ? transformation.asText()
                    : transformation.properties().stream()
                            .map(java.util.Map.Entry::getKey)
                            .findFirst()
                            .orElse("");
            JsonNode value = transformation.isTextual() ? MissingNode.getInstance() : transformation.path(name);
            if (READERS.contains(name)) {
                reader = name;
            } else if (!OF_COLUMNS.contains(name)) {
                choices.add(choice(name, value, reader));
            }
        }
        return choices;
    }

    private static Choice choice(String name, JsonNode value, String reader) throws JobFault {
        if (!reader.isEmpty()) {
            throw notEmulated(name, " after '" + reader + "'");
        }
        return switch (name) {
            case "take" -> new Choice.Take(value.asInt());
            case "skip" -> new Choice.Skip(value.asInt());
            case "take_random_sample" ->
                new Choice.Sample(
                        value.path("probability").asDouble(1),
                        value.path("seed").asLong(0));
            default -> throw notEmulated(name, "");
        };
    }

    private static JobFault notEmulated(String name, String where) {
        return new JobFault(
                "NotEmulated",
                "The MLTable transformation '" + name + "'" + where
                        + " is not emulated for the modes eval_mount and eval_download: they bring whole files. Give the"
                        + " input with mode ro_mount, and let mltable.load evaluate it in the job.");
    }
}
