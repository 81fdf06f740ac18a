package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import libsvm.svm;
import org.tribuo.Output;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.libsvm.SVMType;
import org.tribuo.regression.libsvm.LibSVMRegressionTrainer;
import org.tribuo.regression.libsvm.SVMRegressionType;

/** Support vector machines by LIBSVM, as scikit-learn's {@code SVC} and {@code SVR} are, with their names and defaults. */
final class SupportVectors {
    /** Megabytes for values of the kernel, as in scikit-learn. */
    private static final double CACHE = 200;

    static {
        // LIBSVM tells what it does on standard output, which belongs to our own events
        svm.svm_set_print_string_function(words -> {});
    }

    private SupportVectors() {}

    static VectorLearner svm() {
        return new VectorLearner(
                "svm",
                "A support vector machine (LIBSVM); for tables of up to some ten thousand rows.",
                List.of(
                        new Parameter.Real("C", 1.0, 1e-9, 1e9, "inverse strength of the penalty"),
                        new Parameter.Choice(
                                "kernel",
                                "rbf",
                                List.of("rbf", "linear", "poly", "sigmoid"),
                                "what makes rows similar"),
                        new Parameter.Real(
                                "gamma", 0, 0, 1e9, "width of the kernel; 0 is 1 / (features x their variance)"),
                        new Parameter.Whole("degree", 3, 1, 100, "of the kernel poly"),
                        new Parameter.Real(
                                "epsilon",
                                0.1,
                                0,
                                1e9,
                                "of numbers: errors up to this share of the deviation are none")),
                Scaling.STANDARD,
                // the width goes by the features, which the recipe of Tribuo's trainer does not see
                Optional.of((columns, target, classes, settings, seed) -> TribuoFit.classes(
                                (of, seed1) -> new LibSVMClassificationTrainer(classifier(of, columns), seed1))
                        .fit(columns, target, classes, settings, seed)),
                Optional.of((columns, target, settings, seed) -> TribuoFit.numbers(
                                (of, seed1) -> new LibSVMRegressionTrainer(regressor(of, columns), false, seed1),
                                true,
                                settings.choice("kernel").equals("linear"))
                        .fit(columns, target, settings, seed)));
    }

    private static <T extends Output<T>> SVMParameters<T> parameters(
            SVMType<T> type, Settings settings, double[][] columns) {
        var parameters = new SVMParameters<>(
                type,
                switch (settings.choice("kernel")) {
                    case "linear" -> KernelType.LINEAR;
                    case "poly" -> KernelType.POLY;
                    case "sigmoid" -> KernelType.SIGMOID;
                    default -> KernelType.RBF;
                });
        parameters.setCost(settings.real("C"));
        parameters.setDegree(settings.whole("degree"));
        parameters.setGamma(settings.real("gamma") > 0 ? settings.real("gamma") : scaled(columns));
        parameters.setCacheSize(CACHE);
        return parameters;
    }

    private static SVMParameters<org.tribuo.classification.Label> classifier(Settings settings, double[][] columns) {
        var parameters = parameters(new SVMClassificationType(SVMClassificationType.SVMMode.C_SVC), settings, columns);
        parameters.setProbability();
        return parameters;
    }

    private static SVMParameters<org.tribuo.regression.Regressor> regressor(Settings settings, double[][] columns) {
        var parameters = parameters(new SVMRegressionType(SVMRegressionType.SVMMode.EPSILON_SVR), settings, columns);
        parameters.setEpsilon(settings.real("epsilon"));
        return parameters;
    }

    /** What scikit-learn calls {@code scale}. */
    private static double scaled(double[][] columns) {
        double mean =
                Arrays.stream(columns).flatMapToDouble(Arrays::stream).average().orElse(0);
        double variance = Arrays.stream(columns)
                .flatMapToDouble(Arrays::stream)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return 1 / (columns.length * (variance > 0 ? variance : 1));
    }
}
