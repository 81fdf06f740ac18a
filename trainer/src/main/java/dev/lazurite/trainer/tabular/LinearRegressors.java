package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** Linear models that predict numbers. */
final class LinearRegressors {
    /** So small a penalty that least squares comes out to 6 digits, and yet collinear columns do no harm. */
    private static final double HARDLY_ANY = 1e-7;

    private LinearRegressors() {}

    /**
     * Least squares. By coordinate descent and not by Tribuo's LARS, which ends in nonsense on collinear columns: mean
     * squared error 1506 against 25 with one column doubled, as one-hot columns always are together. Tribuo's
     * coordinate descent in turn needs every feature centred: r2 0.885 against 0.969 with plain one-hot columns.
     */
    static VectorLearner linearRegression() {
        return new VectorLearner(
                "linear-regression",
                "Linear regression by least squares.",
                List.of(
                        new Parameter.Real("tol", 1e-6, 1e-12, 1, "stop when no weight moves by more"),
                        new Parameter.Whole("max_iter", 5000, 1, Integer.MAX_VALUE, "most iterations")),
                Scaling.CENTRED,
                Optional.empty(),
                Optional.of(TribuoFit.numbers(
                        (settings, seed) -> new ElasticNetCDTrainer(
                                HARDLY_ANY, 0.5, settings.real("tol"), settings.whole("max_iter"), false, seed),
                        true,
                        true)));
    }

    static VectorLearner elasticNet() {
        return new VectorLearner(
                "elastic-net",
                "Linear regression with L1 and L2 penalties, by coordinate descent.",
                List.of(
                        new Parameter.Real("alpha", 1.0, 1e-9, Double.MAX_VALUE, "strength of the penalty"),
                        new Parameter.Real("l1_ratio", 0.5, 1e-6, 1, "share of L1 in it; 1 is the lasso"),
                        new Parameter.Real("tol", 1e-4, 1e-12, 1, "stop when no weight moves by more"),
                        new Parameter.Whole("max_iter", 1000, 1, Integer.MAX_VALUE, "most iterations")),
                Scaling.CENTRED,
                Optional.empty(),
                Optional.of(TribuoFit.numbers(
                        (settings, seed) -> new ElasticNetCDTrainer(
                                settings.real("alpha"),
                                settings.real("l1_ratio"),
                                settings.real("tol"),
                                settings.whole("max_iter"),
                                false,
                                seed),
                        false,
                        true)));
    }

    static VectorLearner linearSgd() {
        return new VectorLearner(
                "linear-sgd",
                "Linear regression by stochastic gradient descent (AdaGrad), without a penalty.",
                Sgd.PARAMETERS,
                Scaling.STANDARD,
                Optional.empty(),
                Optional.of(TribuoFit.numbers(
                        (settings, seed) -> new LinearSGDTrainer(
                                new SquaredLoss(),
                                new AdaGrad(settings.real(Sgd.LEARNING_RATE)),
                                settings.whole(Sgd.EPOCHS),
                                Sgd.SILENT,
                                settings.whole(Sgd.BATCH_SIZE),
                                seed),
                        true,
                        true)));
    }
}
