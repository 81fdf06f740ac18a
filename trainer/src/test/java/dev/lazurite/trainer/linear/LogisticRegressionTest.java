package dev.lazurite.trainer.linear;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class LogisticRegressionTest {
    private static final double[][] COLUMNS = {
        {0.5, -1.2, 1.5, 0.3, -0.7, 2.1, -1.9, 0.9}, {1.0, 0.2, -0.4, 1.7, -1.1, 0.6, -0.3, -1.5}
    };

    /** The gradient that the optimiser follows is the one that small steps show. */
    @Test
    void gradient_agrees_with_differences() {
        int[] target = {0, 1, 2, 0, 1, 2, 1, 0};
        for (int classes : new int[] {2, 3}) {
            int[] labels = target.clone();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = Math.min(labels[i], classes - 1);
            }
            var loss = new LogisticLoss(COLUMNS, labels, classes, 0.3);
            var random = new Random(1);
            double[] point = random.doubles(loss.dimensions(), -1, 1).toArray();
            var gradient = new double[point.length];
            loss.evaluate(point, gradient);
            for (int p = 0; p < point.length; p++) {
                double[] near = point.clone();
                near[p] += 1e-6;
                double above = loss.evaluate(near, new double[point.length]);
                near[p] -= 2e-6;
                double below = loss.evaluate(near, new double[point.length]);
                assertThat(gradient[p]).isCloseTo((above - below) / 2e-6, within(1e-7));
            }
        }
    }

    /** Weights by scikit-learn 1.9.1, {@code LogisticRegression(C=1, tol=1e-10, max_iter=10000)}. */
    @Test
    void weights_are_those_of_scikit_learn() {
        int[] two = {1, 0, 1, 0, 0, 1, 0, 1};
        LinearModel model = LogisticRegression.fit(COLUMNS, two, 2, 1, 1e-10, 10_000);
        assertThat(model.weights()[0][0]).isCloseTo(1.253097306, within(1e-6));
        assertThat(model.weights()[0][1]).isCloseTo(-0.257073252, within(1e-6));
        assertThat(model.intercepts()[0]).isCloseTo(-0.248986764, within(1e-6));

        int[] three = {0, 1, 2, 0, 1, 2, 1, 0};
        LinearModel multinomial = LogisticRegression.fit(COLUMNS, three, 3, 1, 1e-10, 10_000);
        double[] shares = multinomial.predict(new double[] {0.5, 1.0});
        assertThat(shares[0]).isCloseTo(0.614158221, within(1e-6));
        assertThat(shares[1]).isCloseTo(0.153444480, within(1e-6));
        assertThat(shares[2]).isCloseTo(0.232397299, within(1e-6));
    }
}
