package dev.lazurite.trainer.search.sampling;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.space.SpaceReader;

/** Functions to be made small, and the loop that does it. */
final class Objectives {
    private Objectives() {}

    static SearchSpace box(double low, double high, int dimensions) {
        Map<String, Object> wire = new TreeMap<>();
        for (int i = 0; i < dimensions; i++) {
            wire.put("x" + i, List.of("uniform", List.of(low, high)));
        }
        return new SpaceReader().space(wire);
    }

    /** Its least value is 0.397887. */
    static double branin(Map<String, Object> values) {
        double x = 15 * number(values, "x0") - 5;
        double y = 15 * number(values, "x1");
        double curve = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return curve * curve + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    static double rosenbrock(Map<String, Object> values) {
        double sum = 0;
        for (int i = 0; i + 1 < values.size(); i++) {
            double x = number(values, "x" + i);
            double y = number(values, "x" + (i + 1));
            sum += 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
        }
        return sum;
    }

    static double number(Map<String, Object> values, String name) {
        return ((Number) values.get(name)).doubleValue();
    }

    /** The least loss after so many trials, with so many at a time: results come in the order in which they were asked for. */
    static double minimise(
            SearchSpace space,
            Function<SearchSpace, Sampler> samplers,
            ToDoubleFunction<Map<String, Object>> objective,
            int trials,
            int concurrent) {
        History history = run(space, samplers.apply(space), objective, trials, concurrent);
        return history.results().stream()
                .filter(result -> !result.failed())
                .mapToDouble(History.Result::loss)
                .min()
                .orElseThrow();
    }

    static History run(
            SearchSpace space,
            Sampler sampler,
            ToDoubleFunction<Map<String, Object>> objective,
            int trials,
            int concurrent) {
        History history = new History();
        for (int i = 0; i < trials + concurrent - 1; i++) {
            if (i < trials) {
                history.ask(sampler.next(history).orElseThrow());
            }
            int done = i - concurrent + 1;
            if (done >= 0) {
                history.tell(
                        done,
                        objective.applyAsDouble(
                                space.values(history.asked().get(done).point())));
            }
        }
        return history;
    }
}
