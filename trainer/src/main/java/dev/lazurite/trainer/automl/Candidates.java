package dev.lazurite.trainer.automl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.search.space.Branch;
import dev.lazurite.trainer.search.space.Choice;
import dev.lazurite.trainer.search.space.Continuous;
import dev.lazurite.trainer.search.space.Distribution;
import dev.lazurite.trainer.search.space.Law;
import dev.lazurite.trainer.search.space.SearchSpace;

/** What is tried: each learner first with its defaults, then with values from its part of the space. */
final class Candidates {
    static final String LEARNER = "learner";
    static final String NAME = "name";

    private Candidates() {}

    /** Learners in the order in which their defaults are tried. */
    static List<String> learners(Task task) {
        return task == Task.CLASSIFICATION
                ? List.of("gradient-boosting", "logistic-regression", "random-forest")
                : List.of("gradient-boosting", "linear-regression", "random-forest", "elastic-net");
    }

    static SearchSpace space(Task task) {
        List<Object> branches = learners(task).stream()
                .map(learner -> (Object) branch(learner, task))
                .toList();
        return new SearchSpace(Map.of(LEARNER, new Choice(branches)));
    }

    private static Branch branch(String learner, Task task) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(NAME, learner);
        switch (learner) {
            case "gradient-boosting" -> {
                entries.put("max_iter", whole(50, 400));
                entries.put("learning_rate", logarithmic(0.02, 0.3));
                entries.put("max_leaf_nodes", whole(4, 64));
                entries.put("min_samples_leaf", whole(2, 50));
                entries.put("l2_regularization", logarithmic(1e-3, 10));
            }
            case "random-forest" -> {
                entries.put("n_estimators", whole(50, 300));
                entries.put("min_samples_leaf", whole(1, 16));
                entries.put("max_features", new Choice(List.of("sqrt", "third", "all")));
                if (task == Task.CLASSIFICATION) {
                    entries.put("criterion", new Choice(List.of("gini", "entropy")));
                }
            }
            case "logistic-regression" -> entries.put("C", logarithmic(1e-3, 1e3));
            case "elastic-net" -> {
                entries.put("alpha", logarithmic(1e-4, 10));
                entries.put("l1_ratio", new Continuous(new Law.Uniform(0.05, 1), 0, 0));
            }
            default -> {}
        }
        return new Branch(entries);
    }

    private static Distribution logarithmic(double from, double to) {
        return new Continuous(new Law.Uniform(Math.log(from), Math.log(to)), Math.E, 0);
    }

    /** Whole numbers, the small ones as closely as the large ones by their logarithm. */
    private static Distribution whole(int from, int to) {
        return new Continuous(new Law.Uniform(Math.log(from), Math.log(to)), Math.E, 1);
    }
}
