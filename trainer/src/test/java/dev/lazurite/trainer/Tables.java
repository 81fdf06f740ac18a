package dev.lazurite.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Small generated CSV files. */
public final class Tables {
    private static final String[] SPECIES = {"setosa", "versicolor", "virginica"};
    /** Means and standard deviations of Fisher's iris data: sepal length and width, petal length and width. */
    private static final double[][] MEANS = {
        {5.01, 3.43, 1.46, 0.25}, {5.94, 2.77, 4.26, 1.33}, {6.59, 2.97, 5.55, 2.03}
    };

    private static final double[][] DEVIATIONS = {
        {0.35, 0.38, 0.17, 0.11}, {0.52, 0.31, 0.47, 0.20}, {0.64, 0.32, 0.55, 0.27}
    };

    private Tables() {}

    public static Path write(Path folder, String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 150 flowers of three kinds. */
    public static Path iris(Path folder) {
        var random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("sepal_length,sepal_width,petal_length,petal_width,species"));
        for (int i = 0; i < 150; i++) {
            int kind = i % 3;
            var line = new StringBuilder();
            for (int j = 0; j < 4; j++) {
                line.append("%.1f,".formatted(MEANS[kind][j] + DEVIATIONS[kind][j] * random.nextGaussian()));
            }
            lines.add(line.append(SPECIES[kind]).toString());
        }
        return write(folder, "iris.csv", lines.toArray(String[]::new));
    }

    /** 600 rows of a price that is linear in three numbers and a category, with noise: the best r2 is about 0.98. */
    public static Path houses(Path folder) {
        var random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("area,rooms,age,town,price"));
        for (int i = 0; i < 600; i++) {
            double area = 40 + 160 * random.nextDouble();
            int rooms = 1 + random.nextInt(6);
            double age = 80 * random.nextDouble();
            int town = random.nextInt(3);
            double price =
                    50_000 + 2_000 * area + 15_000 * rooms - 900 * age + 60_000 * town + 16_000 * random.nextGaussian();
            lines.add(String.format(Locale.ROOT, "%.2f,%d,%.1f,%s,%.2f", area, rooms, age, "ABC".charAt(town), price));
        }
        return write(folder, "houses.csv", lines.toArray(String[]::new));
    }
}
