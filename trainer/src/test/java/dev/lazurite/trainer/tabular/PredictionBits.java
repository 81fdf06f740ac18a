package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TableOptions;
import dev.lazurite.trainer.deep.NetworkFolder;
import dev.lazurite.trainer.deep.engine.DeviceChoice;

/** Predictions to the last bit, as lines; also of a process of its own. */
final class PredictionBits {
    private PredictionBits() {}

    /** Prints those of saved models: the arguments are folders, each with the table to predict after it. */
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i += 2) {
            Path folder = Path.of(arguments[i]);
            Model model = NetworkFolder.holdsNetwork(folder)
                    ? NetworkFolder.load(folder, DeviceChoice.of("cpu"))
                    : ModelFolder.load(folder);
            of(folder.getFileName().toString(), model, Path.of(arguments[i + 1]))
                    .forEach(System.out::println);
        }
    }

    /** One line a row. */
    static List<String> of(String name, Model model, Path table) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Prediction prediction :
                model.predict(TableFile.open(TableOptions.of(table)).read(model.inputs()))) {
            lines.add(name + " " + bits(prediction));
        }
        return lines;
    }

    private static String bits(Prediction prediction) {
        if (prediction instanceof Prediction.OfNumber number) {
            return bits(number.value());
        }
        return prediction instanceof Prediction.OfClass one
                ? one.label() + bits(one.probabilities())
                : ((Prediction.OfLabels) prediction).labels()
                        + bits(((Prediction.OfLabels) prediction).probabilities());
    }

    private static String bits(Map<String, Double> probabilities) {
        return probabilities.values().stream()
                .map(PredictionBits::bits)
                .toList()
                .toString();
    }

    private static String bits(double number) {
        return Long.toHexString(Double.doubleToRawLongBits(number));
    }
}
