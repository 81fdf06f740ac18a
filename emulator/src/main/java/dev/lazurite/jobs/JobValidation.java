package dev.lazurite.jobs;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.jobs.kind.DocumentChecks;

/**
 * What is refused of every job when it is submitted. Only what the real service refuses there: a missing input or an unknown
 * environment fails at run.
 */
final class JobValidation {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}");
    /** azure-rules 18. */
    private static final int MOST_INPUTS = 200;

    private static final int MOST_OUTPUTS = 20;
    private static final int MOST_TAGS = 50;

    private JobValidation() {}

    static void check(String name, ObjectNode properties) {
        if (!NAME.matcher(name).matches()) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "The job name '" + name + "' is invalid: a name has 1 to 255 letters, digits, '_' or '-' and begins"
                            + " with a letter or digit.");
        }
        for (String text : new String[] {"computeId", "experimentName", "displayName", "description"}) {
            DocumentChecks.text(properties, text);
        }
        DocumentChecks.strings(properties, "tags", MOST_TAGS);
        DocumentChecks.strings(properties, "properties", MOST_TAGS);
        DocumentChecks.bindings(properties, "inputs", "jobInputType", MOST_INPUTS);
        DocumentChecks.bindings(properties, "outputs", "jobOutputType", MOST_OUTPUTS);
    }
}
