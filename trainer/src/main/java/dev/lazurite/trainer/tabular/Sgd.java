package dev.lazurite.trainer.tabular;

import java.util.List;

import dev.lazurite.trainer.api.Parameter;

/** What the learners by stochastic gradient descent have in common. */
final class Sgd {
    static final String EPOCHS = "epochs";
    static final String LEARNING_RATE = "learning_rate";
    static final String BATCH_SIZE = "batch_size";

    /** Tribuo's logging interval that means never. */
    static final int SILENT = -1;

    static final List<Parameter> PARAMETERS = List.of(
            new Parameter.Whole(EPOCHS, 20, 1, Integer.MAX_VALUE, "passes over the training rows"),
            new Parameter.Real(LEARNING_RATE, 0.5, 1e-9, 1e3, "first step size; AdaGrad makes it smaller"),
            new Parameter.Whole(BATCH_SIZE, 8, 1, Integer.MAX_VALUE, "rows a step"));

    private Sgd() {}
}
