package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.drift.CategoricalDrift;
import dev.lazurite.trainer.drift.DataQuality;
import dev.lazurite.trainer.drift.NumericalDrift;

/**
 * Drift and quality of each column of a table against a baseline, by the names of model monitoring's metrics. Missing
 * values count for quality; drift is measured without those of numbers, and takes that of a category as one more.
 */
public record DriftReport(Map<String, Map<String, Double>> columns) {

    /** Compares columns of the same names and types. */
    public static DriftReport of(Dataset baseline, Dataset production) {
        return of(
                baseline,
                new TableFile.Cast(
                        production,
                        Collections.nCopies(production.schema().columns().size(), 0)));
    }

    /** Compares columns of the same names, of which the second were cast to the first's types. */
    public static DriftReport of(Dataset baseline, TableFile.Cast cast) {
        Dataset production = cast.rows();
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        for (int i = 0; i < baseline.schema().columns().size(); i++) {
            Column column = baseline.schema().columns().get(i);
            int at = production.schema().indexOf(column.name());
            columns.put(
                    column.name(),
                    column.type().numbers()
                            ? numbers(
                                    column.name(),
                                    numbers(baseline, i),
                                    numbers(production, at),
                                    cast.errors().get(at))
                            : categories(texts(baseline, i), texts(production, at)));
        }
        return new DriftReport(columns);
    }

    private static Map<String, Double> numbers(String name, double[] baseline, double[] production, int errors) {
        double[] of = Arrays.stream(baseline).filter(v -> !Double.isNaN(v)).toArray();
        double[] to = Arrays.stream(production).filter(v -> !Double.isNaN(v)).toArray();
        if (of.length < 2 || to.length < 2) {
            throw new InvalidInputException(
                    "Column '%s' has fewer than two values in one of the tables; drift cannot be told. Leave it out with --ignore '%s'."
                            .formatted(name, name));
        }
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("JensenShannonDistance", NumericalDrift.jensenShannonDistance(of, to));
        measures.put("PopulationStabilityIndex", NumericalDrift.populationStabilityIndex(of, to));
        measures.put("NormalizedWassersteinDistance", NumericalDrift.normalizedWassersteinDistance(of, to));
        measures.put("TwoSampleKolmogorovSmirnovTest", NumericalDrift.kolmogorovSmirnovPValue(of, to));
        measures.put("NullValueRate", DataQuality.nullValueRate(production, errors));
        measures.put("DataTypeErrorRate", DataQuality.dataTypeErrorRate(errors, production.length));
        measures.put("OutOfBoundsRate", DataQuality.outOfBoundsRate(baseline, production));
        return measures;
    }

    private static Map<String, Double> categories(String[] baseline, String[] production) {
        CategoricalDrift drift = CategoricalDrift.of(baseline, production);
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("JensenShannonDistance", drift.jensenShannonDistance());
        measures.put("PopulationStabilityIndex", drift.populationStabilityIndex());
        measures.put("PearsonsChiSquaredTest", drift.chiSquaredPValue());
        measures.put("NullValueRate", DataQuality.nullValueRate(production));
        // every value is a text
        measures.put("DataTypeErrorRate", 0.0);
        measures.put("OutOfBoundsRate", DataQuality.outOfBoundsRate(Set.of(distinct(baseline)), production));
        return measures;
    }

    private static String[] distinct(String[] values) {
        return Arrays.stream(values).distinct().toArray(String[]::new);
    }

    private static double[] numbers(Dataset data, int column) {
        var numbers = new double[data.rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = data.number(column, row);
        }
        return numbers;
    }

    private static String[] texts(Dataset data, int column) {
        var texts = new String[data.rows()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = data.text(column, row);
        }
        return texts;
    }

    /** Writes the report as JSON; returns the file. */
    public Path write(Path file) throws IOException {
        return Files.writeString(
                file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(columns) + "\n");
    }
}
