package dev.lazurite.ml.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.platform.Json;

/** A conda file as the service keeps it: the YAML that was sent, rewritten as indented JSON with its keys in their order. */
final class CondaText {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(TWO_SPACES)
            .withArrayIndenter(TWO_SPACES);

    private CondaText() {}

    /** Rewrites a conda file in YAML or JSON; refuses one that is neither, or no mapping. */
    static String kept(String sent) {
        try {
            JsonNode tree = YAML.readTree(sent);
            if (!tree.isObject()) {
                throw malformed("a mapping with 'dependencies' is expected");
            }
            return Json.MAPPER.writer(PRETTY).writeValueAsString(tree);
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed.getOriginalMessage());
        }
    }

    /** Whether two kept files say the same, in whatever order of their keys. */
    static boolean same(String one, String other) {
        return Json.parse(one).equals(Json.parse(other));
    }

    private static dev.lazurite.platform.http.Fault malformed(String why) {
        return ArmSurface.userError(
                400,
                "BadArgument",
                "The property 'properties.condaFile' is no conda file in YAML or JSON: " + why + ".");
    }
}
