package dev.lazurite.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file, which knows where it stands. */
record YamlValue(Path file, Node node) {
    /** The file's one document; empty, with the problem noted, where it cannot be read. */
    static Optional<YamlValue> read(Path file, Problems problems) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(Files.readString(file)));
            if (node instanceof MappingNode) {
                return Optional.of(new YamlValue(file, node));
            }
            problems.error(file, 1, "a mapping is expected, as 'type: command' begins one");
        } catch (MarkedYAMLException malformed) {
            problems.error(file, malformed.getProblemMark().getLine() + 1, "not YAML: " + malformed.getProblem());
        } catch (YAMLException malformed) {
            problems.error(file, 1, "not YAML: " + malformed.getMessage());
        } catch (IOException unreadable) {
            problems.error(file, 1, "cannot be read: " + unreadable.getMessage());
        }
        return Optional.empty();
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isScalar() {
        return node instanceof ScalarNode && !isNull();
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The text of a scalar; empty for what is none. */
    String text() {
        return isScalar() ? ((ScalarNode) node).getValue() : "";
    }

    /** The fields of a mapping by name, in their order; none for what is no mapping. */
    Map<String, YamlValue> fields() {
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    fields.put(key.getValue(), new YamlValue(file, entry.getValueNode()));
                }
            });
        }
        return fields;
    }

    List<YamlValue> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> new YamlValue(file, item))
                        .toList()
                : List.of();
    }

    /** What stands at a path of names; empty where nothing does. */
    Optional<YamlValue> at(String... path) {
        YamlValue found = this;
        for (String name : path) {
            YamlValue next = found.fields().get(name);
            if (next == null || next.isNull()) {
                return Optional.empty();
            }
            found = next;
        }
        return Optional.of(found);
    }

    /** The text at a path of names; empty where there is none. */
    String text(String... path) {
        return at(path).map(YamlValue::text).orElse("");
    }
}
