package dev.lazurite.trainer.deep.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A rule of update, with PyTorch's formulas and defaults: Adam's coefficients are 0.9, 0.999 and 1e-8.
 *
 * @param weightDecay added to the gradient for sgd and adam, taken from the weights for adamw
 * @param momentum of sgd
 */
public record OptimizerSettings(Kind kind, double weightDecay, double momentum) {
    static final List<String> KINDS = Arrays.stream(Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The rule. */
    public enum Kind {
        ADAM,
        ADAMW,
        SGD;

        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
