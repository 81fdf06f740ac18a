package dev.lazurite.app.check;

import java.util.Map;
import java.util.Set;

/** A command: as a job, as a step described in place, as a component, and as the trial of a sweep. */
final class CommandCheck {
    private final References references;
    private final Problems problems;

    CommandCheck(References references, Problems problems) {
        this.references = references;
        this.problems = problems;
    }

    /** What a command says itself; {@code inputs} and {@code outputs} are the names that it may use. */
    void body(YamlValue command, Set<String> inputs, Set<String> outputs, Set<String> searched) {
        command.at("command")
                .ifPresentOrElse(
                        text -> Bindings.command(text, inputs, outputs, searched, problems),
                        () -> problems.error(command, "'command' is missing"));
        command.at("environment")
                .ifPresentOrElse(references::environment, () -> problems.error(command, "'environment' is missing"));
        command.at("code")
                .filter(code -> References.local(code.text()))
                .ifPresent(code -> references.path(code, "the code"));
    }

    /** The inputs that are given to something, save for those that a pipeline ties to others. */
    void given(YamlValue inputs) {
        inputs.fields().forEach((name, input) -> {
            YamlValue path = input.at("path").orElse(input);
            boolean data = input.at("path").isPresent() || looksLikeData(input.text());
            if (data && Bindings.expressions(path.text()).isEmpty() && path.isScalar()) {
                references.data(path, input.text("type").endsWith("_model") ? "models" : "data");
            }
        });
    }

    private static boolean looksLikeData(String text) {
        return text.startsWith("azureml:");
    }

    /** A command job. */
    void job(YamlValue job) {
        Keys.check(job, Keys.COMMAND, problems);
        body(job, names(job, "inputs"), names(job, "outputs"), Set.of());
        job.at("inputs").ifPresent(this::given);
        job.at("compute").ifPresent(references::compute);
    }

    static Set<String> names(YamlValue value, String field) {
        return value.at(field).map(YamlValue::fields).map(Map::keySet).orElse(Set.of());
    }
}
