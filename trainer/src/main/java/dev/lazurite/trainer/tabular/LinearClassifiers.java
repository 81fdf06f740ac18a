package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.linear.LogisticRegression;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

/** Linear models that predict classes. */
final class LinearClassifiers {
    private LinearClassifiers() {}

    static VectorLearner logisticRegression() {
        return new VectorLearner(
                "logistic-regression",
                "Logistic regression with an L2 penalty, multinomial for more than two classes, by L-BFGS.",
                List.of(
                        new Parameter.Real("C", 1.0, 1e-9, 1e9, "inverse strength of the penalty"),
                        new Parameter.Real(
                                "tol", 1e-4, 1e-12, 1, "stop when no derivative of the mean loss exceeds it"),
                        new Parameter.Whole("max_iter", 1000, 1, Integer.MAX_VALUE, "most iterations")),
                Scaling.STANDARD,
                Optional.of((columns, target, classes, settings, seed) -> LogisticRegression.fit(
                        columns,
                        target,
                        classes,
                        settings.real("C"),
                        settings.real("tol"),
                        settings.whole("max_iter"))),
                Optional.empty());
    }

    static VectorLearner logisticSgd() {
        return new VectorLearner(
                "logistic-sgd",
                "Multinomial logistic regression by stochastic gradient descent (AdaGrad), without a penalty.",
                Sgd.PARAMETERS,
                Scaling.STANDARD,
                Optional.of(TribuoFit.classes((settings, seed) -> new LinearSGDTrainer(
                        new LogMulticlass(),
                        new AdaGrad(settings.real(Sgd.LEARNING_RATE)),
                        settings.whole(Sgd.EPOCHS),
                        Sgd.SILENT,
                        settings.whole(Sgd.BATCH_SIZE),
                        seed))),
                Optional.empty());
    }
}
