package dev.lazurite.trainer.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.deep.network.DeclaredInput;
import dev.lazurite.trainer.deep.network.Layer;
import dev.lazurite.trainer.deep.network.NetworkFile;

/** The networks that can be asked for by name. */
public final class NetworkLearners {
    private static final int MOST = 100_000;

    private static final List<NetworkLearner> ALL = List.of(
            new NetworkLearner(
                    "mlp",
                    "Dense layers over a table.",
                    List.of(
                            new Parameter.Whole("hidden_layers", 2, 0, 100, "dense layers before the output"),
                            new Parameter.Whole("units", 64, 1, MOST, "of each hidden layer"),
                            dropout(0)),
                    NetworkLearners::mlp),
            new NetworkLearner(
                    "cnn",
                    "Convolutions over a folder of pictures, a folder for each class.",
                    List.of(
                            new Parameter.Whole("image_size", 28, 4, 4096, "side that pictures are brought to"),
                            new Parameter.Choice("channels", "1", List.of("1", "3"), "1: grey, 3: colours"),
                            new Parameter.Whole(
                                    "filters", 16, 1, MOST, "of the first convolution; the second has twice as many"),
                            dropout(0)),
                    NetworkLearners::cnn),
            new NetworkLearner(
                    "rnn",
                    "A recurrent network over texts.",
                    List.of(
                            new Parameter.Choice("cell", "gru", List.of("gru", "lstm"), "of the recurrent layer"),
                            length(),
                            vocabulary(),
                            new Parameter.Whole("embedding_size", 32, 1, MOST, "numbers for a token"),
                            new Parameter.Whole("units", 64, 1, MOST, "of the recurrent layer"),
                            dropout(0.1)),
                    NetworkLearners::rnn),
            new NetworkLearner(
                    "transformer",
                    "A transformer's encoder over texts.",
                    List.of(
                            length(),
                            vocabulary(),
                            new Parameter.Whole("embedding_size", 32, 1, MOST, "numbers for a token"),
                            new Parameter.Whole("heads", 2, 1, 1024, "of attention; they divide embedding_size"),
                            new Parameter.Whole("encoder_layers", 1, 1, 100, "of the encoder"),
                            dropout(0.1)),
                    NetworkLearners::transformer));

    private NetworkLearners() {}

    public static List<Learner> all() {
        return List.copyOf(ALL);
    }

    /** The network of this name, if there is one. */
    public static Optional<NetworkLearner> named(String name) {
        return ALL.stream().filter(learner -> learner.name().equals(name)).findFirst();
    }

    private static Parameter dropout(double rate) {
        return new Parameter.Real("dropout", rate, 0, 0.99, "share of the numbers that are left out in training");
    }

    private static Parameter length() {
        return new Parameter.Whole("length", 64, 1, MOST, "tokens that are read of a text");
    }

    private static Parameter vocabulary() {
        return new Parameter.Whole("vocabulary", 10_000, 3, 10_000_000, "most frequent tokens that are told apart");
    }

    private static NetworkFile mlp(Settings settings) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < settings.whole("hidden_layers"); i++) {
            layers.add(new Layer.Dense(settings.whole("units")));
            layers.add(Layer.Activation.RELU);
            addDropout(layers, settings);
        }
        return new NetworkFile(new DeclaredInput.Features(), layers, Map.of());
    }

    private static NetworkFile cnn(Settings settings) {
        int size = settings.whole("image_size");
        int filters = settings.whole("filters");
        List<Layer> layers = new ArrayList<>();
        for (int wider = 1; wider <= 2; wider++) {
            layers.add(new Layer.Convolution(filters * wider, 3, 1, 1));
            layers.add(Layer.Activation.RELU);
            layers.add(new Layer.Pool(Layer.Pool.Kind.MAX, 2, 2));
        }
        layers.add(new Layer.Flatten());
        addDropout(layers, settings);
        int channels = Integer.parseInt(settings.choice("channels"));
        return new NetworkFile(new DeclaredInput.Image(channels, size, size), layers, Map.of());
    }

    private static NetworkFile rnn(Settings settings) {
        Layer.Recurrent.Cell cell =
                settings.choice("cell").equals("gru") ? Layer.Recurrent.Cell.GRU : Layer.Recurrent.Cell.LSTM;
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Embedding(settings.whole("embedding_size"), false));
        layers.add(new Layer.Recurrent(cell, settings.whole("units"), 1, 0));
        layers.add(new Layer.MeanOverTokens());
        addDropout(layers, settings);
        return texts(settings, layers);
    }

    private static NetworkFile transformer(Settings settings) {
        int size = settings.whole("embedding_size");
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Embedding(size, true));
        for (int i = 0; i < settings.whole("encoder_layers"); i++) {
            layers.add(new Layer.TransformerEncoder(settings.whole("heads"), 4 * size, settings.real("dropout")));
        }
        layers.add(new Layer.LayerNorm());
        layers.add(new Layer.MeanOverTokens());
        return texts(settings, layers);
    }

    private static NetworkFile texts(Settings settings, List<Layer> layers) {
        return new NetworkFile(
                new DeclaredInput.Text(settings.whole("length"), settings.whole("vocabulary")), layers, Map.of());
    }

    private static void addDropout(List<Layer> layers, Settings settings) {
        if (settings.real("dropout") > 0) {
            layers.add(new Layer.Dropout(settings.real("dropout")));
        }
    }
}
