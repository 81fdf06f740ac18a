package dev.lazurite.trainer.tabular;

import java.util.TreeMap;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;

/** Classes, named by the texts of the target column. */
record ClassOutputs() implements Outputs<Label> {
    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public Class<Label> type() {
        return Label.class;
    }

    @Override
    public OutputFactory<Label> factory() {
        return new LabelFactory();
    }

    @Override
    public Label target(Dataset data, int column, int row) {
        return new Label(data.text(column, row));
    }

    @Override
    public Prediction prediction(org.tribuo.Prediction<Label> predicted) {
        var probabilities = new TreeMap<String, Double>();
        predicted.getOutputScores().forEach((label, score) -> probabilities.put(label, score.getScore()));
        return new Prediction.OfClass(predicted.getOutput().getLabel(), probabilities);
    }
}
