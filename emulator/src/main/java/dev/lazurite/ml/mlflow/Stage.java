package dev.lazurite.ml.mlflow;

import java.util.Locale;

import dev.lazurite.arm.Resource;
import dev.lazurite.tracking.record.Refusals;

/** The stages that a version can be in; the asset's property {@code stage} holds their names. */
enum Stage {
    NONE("None"),
    STAGING("Staging"),
    PRODUCTION("Production"),
    ARCHIVED("Archived");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** The stage of this name, in whatever case. */
    static Stage of(String word) {
        for (Stage stage : values()) {
            if (stage.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return stage;
            }
        }
        throw Refusals.invalid(
                "Invalid Model Version stage: " + word + ". Value must be one of None, Staging, Production, Archived.");
    }

    /** The stage of a version; what the resource manager was given and MLflow does not know counts as none. */
    static Stage of(Resource version) {
        String word = version.text("properties.stage");
        for (Stage stage : values()) {
            if (stage.word.equalsIgnoreCase(word)) {
                return stage;
            }
        }
        return NONE;
    }

    String word() {
        return word;
    }
}
