package dev.lazurite.trainer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;

/** Results of scipy 1.17.1, scikit-learn 1.9.1 and Fairlearn 0.15.0, as {@code sdk-compat/trainer/reference_numbers.py} wrote them. */
public final class ReferenceNumbers {
    private ReferenceNumbers() {}

    /** The cases of one kind, each with inputs and results by name. */
    public static List<Map<?, ?>> cases(String kind) {
        try (InputStream in = ReferenceNumbers.class.getResourceAsStream("reference-numbers.json")) {
            return ((List<?>) JSON.std.mapFrom(in).get(kind))
                    .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    public static String[] texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toArray(String[]::new);
    }

    public static double number(Object number) {
        return ((Number) number).doubleValue();
    }
}
