package dev.lazurite.trainer.deep.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.training.EarlyStopping;
import dev.lazurite.trainer.deep.training.LossScale;

/**
 * A training after an epoch, from which it goes on as if it had never stopped: with one thread on a CPU, to the last bit.
 *
 * @param fingerprint of everything that decides the training; one of another training is refused
 * @param weights current ones and statistics
 * @param best those of the best epoch
 */
record Checkpoint(
        String fingerprint,
        long steps,
        List<EpochLosses> epochs,
        EarlyStopping stopping,
        LossScale scale,
        Map<String, Tensor> weights,
        Map<String, Tensor> best,
        List<float[]> moments) {
    private static final String WEIGHTS = "weights/";
    private static final String BEST = "best/";
    private static final String MOMENT = "moment/";

    void write(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        best.forEach((name, tensor) -> tensors.put(BEST + name, tensor));
        for (int i = 0; i < moments.size(); i++) {
            tensors.put(MOMENT + i, new Tensor(moments.get(i), moments.get(i).length));
        }
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("fingerprint", fingerprint);
        notes.put("steps", Long.toString(steps));
        notes.put("best_epoch", Integer.toString(stopping.bestEpoch()));
        notes.put("best_loss", Double.toString(stopping.bestLoss()));
        notes.put("loss_scale", Double.toString(scale.factor()));
        notes.put("loss_scale_steps", Integer.toString(scale.steady()));
        notes.put("epochs", epochs.stream().map(Checkpoint::line).collect(Collectors.joining(";")));
        new SafeTensors(tensors, notes).write(file);
    }

    private static String line(EpochLosses epoch) {
        return epoch.training() + "," + epoch.validation() + "," + epoch.rate();
    }

    /** Nothing when there is no file. */
    static Optional<Checkpoint> read(Path file, String fingerprint, int patience) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SafeTensors read = SafeTensors.read(file);
        Map<String, String> notes = read.notes();
        if (!fingerprint.equals(notes.get("fingerprint"))) {
            throw new InvalidInputException(
                    "The checkpoint %s is of another training: its data, network, parameters or seed differ. Remove it to begin anew, or ask for what it was made with."
                            .formatted(file));
        }
        List<EpochLosses> epochs = new ArrayList<>();
        for (String line : notes.get("epochs").split(";")) {
            String[] numbers = line.split(",");
            epochs.add(new EpochLosses(
                    epochs.size() + 1,
                    Double.parseDouble(numbers[0]),
                    Double.parseDouble(numbers[1]),
                    Double.parseDouble(numbers[2])));
        }
        var stopping = new EarlyStopping(
                patience,
                epochs.size(),
                Integer.parseInt(notes.get("best_epoch")),
                Double.parseDouble(notes.get("best_loss")));
        return Optional.of(new Checkpoint(
                fingerprint,
                Long.parseLong(notes.get("steps")),
                epochs,
                stopping,
                new LossScale(
                        Double.parseDouble(notes.get("loss_scale")), Integer.parseInt(notes.get("loss_scale_steps"))),
                part(read, WEIGHTS),
                part(read, BEST),
                List.of(
                        read.tensors().get(MOMENT + 0).values(),
                        read.tensors().get(MOMENT + 1).values())));
    }

    private static Map<String, Tensor> part(SafeTensors read, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        read.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return part;
    }
}
