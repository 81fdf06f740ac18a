package dev.lazurite.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes samples of several sides in turn, the order turned round each time, so that what the machine does hits all alike. */
final class Rounds {
    private Rounds() {}

    /** Rounds after which a server under load is compiled. */
    static final int WARM_UP = 3;

    /** Takes one sample. */
    interface Sample {
        double take() throws Exception;
    }

    /** The samples of each side, after some rounds that only warm up. */
    static Map<String, List<Double>> take(int rounds, int warmUp, Map<String, Sample> sides) throws Exception {
        Map<String, List<Double>> samples = new LinkedHashMap<>();
        sides.keySet().forEach(side -> samples.put(side, new ArrayList<>()));
        List<String> order = new ArrayList<>(sides.keySet());
        for (int round = -warmUp; round < rounds; round++) {
            for (String side : order) {
                double sample = sides.get(side).take();
                if (round >= 0) {
                    samples.get(side).add(sample);
                }
                System.err.printf("  round %d  %-16s %.1f%n", round + 1, side, sample);
            }
            Collections.reverse(order);
        }
        return samples;
    }

    static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
