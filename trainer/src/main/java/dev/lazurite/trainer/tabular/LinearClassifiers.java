package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

/** Linear models that predict classes. */
final class LinearClassifiers {
    private LinearClassifiers() {}

    static TribuoLearner logisticRegression() {
        return new TribuoLearner(
                "logistic-regression",
                "Logistic regression with an L2 penalty (liblinear); more than two classes are learned each against the rest, for which logistic-sgd is often better.",
                List.of(
                        new Parameter.Real("C", 1.0, 1e-9, 1e9, "inverse strength of the penalty"),
                        new Parameter.Real("tol", 1e-4, 1e-12, 1, "stop when the gradient has shrunk to this share"),
                        new Parameter.Whole("max_iter", 1000, 1, Integer.MAX_VALUE, "most iterations")),
                Scaling.STANDARD,
                false,
                Optional.of((settings, seed) -> new LibLinearClassificationTrainer(
                        new LinearClassificationType(LinearType.L2R_LR),
                        settings.real("C"),
                        settings.whole("max_iter"),
                        settings.real("tol"),
                        seed)),
                Optional.empty());
    }

    static TribuoLearner logisticSgd() {
        return new TribuoLearner(
                "logistic-sgd",
                "Multinomial logistic regression by stochastic gradient descent (AdaGrad), without a penalty.",
                Sgd.PARAMETERS,
                Scaling.STANDARD,
                false,
                Optional.of((settings, seed) -> new LinearSGDTrainer(
                        new LogMulticlass(),
                        new AdaGrad(settings.real(Sgd.LEARNING_RATE)),
                        settings.whole(Sgd.EPOCHS),
                        Sgd.SILENT,
                        settings.whole(Sgd.BATCH_SIZE),
                        seed)),
                Optional.empty());
    }
}
