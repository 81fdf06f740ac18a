package dev.lazurite.app.check;

import java.util.Optional;

/** Whether what a step's input is given is what its component declares. */
final class InputTypes {
    private final Problems problems;

    InputTypes(Problems problems) {
        this.problems = problems;
    }

    /** An input that is bound to an output or an input of a type, which is called {@code what} in messages. */
    void bound(YamlValue where, String input, Port to, String what, String type) {
        String mismatch = "input '" + input + "' takes " + to.type() + ", and " + what + " is " + type;
        if (!to.takes(type)) {
            problems.error(where, mismatch + ": data and values cannot be bound to each other");
        } else if (!to.reads(type)) {
            problems.warning(where, mismatch + ": the service binds them, and the step gets a path of the other kind");
        }
    }

    /** An input that is bound to an input of the pipeline. */
    void bound(YamlValue where, String input, Port to, String name, YamlValue outer) {
        String what = "the pipeline's input '" + name + "'";
        Optional<YamlValue> value = outer.isScalar() ? Optional.of(outer) : outer.at("default");
        String type = outer.at("path").isPresent() && outer.text("type").isEmpty() ? "uri_folder" : outer.text("type");
        bound(where, input, to, what, outer.isScalar() && !outer.text().startsWith("azureml:") ? "string" : type);
        value.filter(YamlValue::isScalar).ifPresent(given -> value(where, input, to, given.text(), " by " + what));
    }

    /** An input that is given a value or data in place. */
    void given(YamlValue value, String input, Port to) {
        if (value.isScalar()) {
            value(value, input, to, value.text(), "");
        } else if (value.at("path").isPresent() && to.literal().isPresent()) {
            problems.error(value, "input '" + input + "' takes " + to.literal().get() + ", and is given data");
        }
    }

    private void value(YamlValue where, String input, Port to, String value, String by) {
        to.literal()
                .filter(literal -> !literal.takes(value))
                .ifPresent(literal -> problems.error(
                        where, "input '" + input + "' takes " + literal + ", and is given '" + value + "'" + by));
    }
}
