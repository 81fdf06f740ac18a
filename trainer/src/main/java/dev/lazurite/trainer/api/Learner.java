package dev.lazurite.trainer.api;

import java.util.List;
import java.util.Set;

/** A way of learning that can be asked for by name. */
public interface Learner {
    /** The name typed after {@code --learner}. */
    String name();

    /** One sentence on what it is. */
    String summary();

    Set<Task> tasks();

    List<Parameter> parameters();

    /** A trainer with these settings. Equal arguments and equal data give equal models. */
    Trainer trainer(Task task, Settings settings, long seed);
}
