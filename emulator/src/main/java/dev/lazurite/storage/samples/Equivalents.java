package dev.lazurite.storage.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The equivalents by the names that {@code samples.tsv} has for them. */
final class Equivalents {
    private static final Map<String, Equivalent> BY_NAME = new TreeMap<>();

    static {
        table("iris", "Fisher's iris measurements, 150 rows as the UCI repository has them", Equivalents::iris);
        table(
                "titanic",
                "891 generated rows with the columns of the Titanic passenger list; no row is a real person",
                new TitanicTable()::csv);
        table(
                "heart",
                "303 generated rows with the columns of the UCI heart disease data; no row is a real patient",
                new HeartTable()::csv);
        table(
                "diabetes",
                "442 generated rows with the columns of the diabetes progression data; no row is a real patient",
                new DiabetesTable()::csv);
        table(
                "credit-card",
                "30000 generated rows with the columns of the UCI credit card default data; no row is a real client",
                new CreditCardTable()::csv);
        digits("train", new DigitFiles(6000, 1L));
        digits("test", new DigitFiles(1000, 2L));
        for (int i = 1; i <= 4; i++) {
            String file = "green-taxi-" + i + ".parquet";
            put(
                    file.replace(".parquet", ""),
                    "150 generated rows with the columns of New York's green taxi trips; no row is a real trip",
                    "application/octet-stream",
                    () -> resource(file));
        }
        for (int i = 0; i < 10; i++) {
            int digit = i;
            put("digit-" + digit, "a generated image of a digit, 28x28", "image/png", () -> DigitFiles.png(digit));
        }
    }

    private Equivalents() {}

    private static void table(String name, String description, Supplier<String> csv) {
        put(name, description, "text/csv", () -> csv.get().getBytes(StandardCharsets.UTF_8));
    }

    private static void digits(String part, DigitFiles files) {
        String description = "generated images of digits, 28x28, in the format and not the number of MNIST";
        put("digits-" + part + "-images", description, "application/gzip", files::images);
        put("digits-" + part + "-labels", description, "application/gzip", files::labels);
    }

    private static void put(String name, String description, String contentType, Supplier<byte[]> content) {
        BY_NAME.put(name, new Equivalent(description, contentType, content));
    }

    private static String iris() {
        return new String(resource("iris.csv"), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Equivalents.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Equivalent named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException("samples.tsv names '" + name + "', which is not one of "
                        + String.join(", ", BY_NAME.keySet())));
    }
}
