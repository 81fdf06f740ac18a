package dev.lazurite.tracking.record;

import java.util.Map;

import dev.lazurite.platform.http.Fault;

/**
 * How much may be logged. Azure ML is stricter than MLflow; which of the two holds is a setting.
 *
 * @param params params a run
 * @param rows points of one metric in one batch
 * @param tags tags a run, those that MLflow's clients set for themselves not counted
 * @param tagKey characters in the name of a tag
 * @param tagValue characters in the value of a tag; MLflow's own tags, such as a model's signature, may have more
 */
public record Limits(int params, int rows, int tags, int tagKey, int tagValue) {
    /** The limits of Azure ML (learn.microsoft.com/azure/machine-learning/resource-limits-capacity). */
    public static final Limits AZURE = new Limits(200, 250, 50, 100, 1000);

    /** MLflow's own limits. */
    public static final Limits OPEN =
            new Limits(Integer.MAX_VALUE, Limits.BATCH_METRICS, Integer.MAX_VALUE, Limits.KEY, Limits.TAG_VALUE);

    /** What one batch may have, by MLflow's protocol. */
    public static final int BATCH_METRICS = 1000;

    public static final int BATCH_PARAMS = 100;
    public static final int BATCH_TAGS = 100;
    public static final int BATCH_ENTITIES = 1000;

    /** The tag in which MLflow keeps the models of a run; it grows with each of them. */
    public static final String MODEL_HISTORY = "mlflow.log-model.history";

    static final int KEY = 250;
    static final int PARAM_VALUE = 6000;
    static final int TAG_VALUE = 8000;

    /** Refuses more params than a run may have; {@code size} is what it would have. */
    void checkParams(int size) {
        if (size > params) {
            throw Refusals.overLimit("Parameters", params, size);
        }
    }

    /** Refuses more points of one metric than a batch may have. */
    void checkRows(int size) {
        if (size > rows) {
            throw Refusals.overLimit("MetricV2Dto.Value/Count", rows, size);
        }
    }

    /** Refuses more tags, longer names or longer values than a run may have; {@code all} is what it would have. */
    void checkTags(Map<String, String> all) {
        int own = 0;
        for (Map.Entry<String, String> tag : all.entrySet()) {
            if (!tag.getKey().startsWith("mlflow.")) {
                own++;
                limit("Tags/Key", tagKey, tag.getKey());
                limit("Tags/Value", tagValue, tag.getValue());
            } else if (tag.getValue().length() > TAG_VALUE && !tag.getKey().equals(MODEL_HISTORY)) {
                throw tooLong("tag value", tag.getValue(), TAG_VALUE);
            }
        }
        if (own > tags) {
            throw Refusals.overLimit("Tags", tags, own);
        }
    }

    private static void limit(String field, int limit, String text) {
        if (text.length() > limit) {
            throw Refusals.overLimit(field, limit, text.length());
        }
    }

    /** Refuses a name that MLflow's protocol does not allow; {@code what} is "metric", "param" or "tag". */
    public static void checkName(String what, String name) {
        if (name.isEmpty()) {
            throw Refusals.invalid("Missing value for required parameter 'key': a " + what + " needs a name.");
        }
        if (name.length() > KEY) {
            throw tooLong(what + " name", name, KEY);
        }
        boolean plain = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-. :/".indexOf(c) >= 0);
        if (!plain) {
            throw Refusals.invalid("Invalid " + what + " name: '" + name + "'. Names may only contain alphanumerics,"
                    + " underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).");
        }
        if (!PathRule.allows(name)) {
            throw Refusals.invalid("Invalid " + what + " name: '" + name
                    + "'. Names may be treated as files in certain cases, and must not resolve to other names when treated"
                    + " as such.");
        }
    }

    static void checkParamValue(String name, String value) {
        if (value.length() > PARAM_VALUE) {
            throw tooLong("value of param '" + name + "'", value, PARAM_VALUE);
        }
    }

    private static Fault tooLong(String what, String text, int limit) {
        String shown = text.length() <= 50 ? text : text.substring(0, 50) + "...";
        return Refusals.invalid("The " + what + " '" + shown + "' has " + text.length() + " characters, at most "
                + limit + " are accepted.");
    }
}
