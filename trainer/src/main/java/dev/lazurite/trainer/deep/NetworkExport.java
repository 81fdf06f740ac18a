package dev.lazurite.trainer.deep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.onnx.OnnxNetwork;
import dev.lazurite.trainer.tabular.MlflowModel;
import dev.lazurite.trainer.tabular.Provenance;

/**
 * What other programs load a network from: {@code model.onnx}, and what makes the folder a model of MLflow's. Over a table its inputs
 * are the columns; over pictures a tensor {@code image}, of values from 0 to 1; over texts {@code tokens}, numbered as {@code
 * model.json} lists them.
 */
final class NetworkExport {
    private NetworkExport() {}

    /** Writes the files; returns them. */
    static List<Path> write(Path folder, NetworkModel model) throws IOException {
        Map<String, float[]> weights = new HashMap<>();
        model.trainer().tensors().forEach((name, tensor) -> weights.put(name, tensor.values()));
        Optional<Featuriser> featuriser = model.encoder() instanceof RowEncoder.Features features
                ? Optional.of(features.featuriser())
                : Optional.empty();
        byte[] onnx = OnnxNetwork.of(
                model.network(),
                weights,
                featuriser,
                model.labels(),
                model.shift(),
                model.scale(),
                Provenance.version());
        String description = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(mlflow(model));
        return List.of(
                Files.write(folder.resolve(MlflowModel.ONNX), onnx),
                Files.writeString(folder.resolve(MlflowModel.REQUIREMENTS), MlflowModel.PACKAGES),
                Files.writeString(folder.resolve(MlflowModel.DESCRIPTION), description + "\n"));
    }

    private static Map<String, Object> mlflow(NetworkModel model) throws IOException {
        int[] sizes = model.network().input().dimensions().sizes();
        if (model.network().input() instanceof Input.Image) {
            return MlflowModel.describe("image", "float32", sizes);
        }
        return model.network().input() instanceof Input.Text
                ? MlflowModel.describe("tokens", "int64", sizes)
                : MlflowModel.describe(model);
    }
}
