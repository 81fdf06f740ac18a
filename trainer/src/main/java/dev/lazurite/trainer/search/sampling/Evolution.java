package dev.lazurite.trainer.search.sampling;

import java.util.List;
import java.util.SplittableRandom;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** The state of CMA-ES, with the standard constants of Hansen, <cite>The CMA Evolution Strategy: A Tutorial</cite>, 2016. */
final class Evolution {
    private static final double FIRST_STEP = 0.25;

    private final int dimensions;
    private final int population;
    private final double[] weights;
    private final double effective;
    private final double pathRate;
    private final double damping;
    private final double covarianceRate;
    private final double rankOne;
    private final double rankMany;
    private final double expectedLength;

    private RealVector mean;
    private RealMatrix covariance;
    private RealMatrix root;
    private RealMatrix inverseRoot;
    private RealVector stepPath;
    private RealVector path;
    private double step = FIRST_STEP;
    private int generations;

    Evolution(int dimensions) {
        this.dimensions = dimensions;
        population = 4 + (int) Math.floor(3 * Math.log(Math.max(1, dimensions)));
        weights = new double[population / 2];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.log((population + 1) / 2.0) - Math.log(i + 1);
            sum += weights[i];
        }
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
            squares += weights[i] * weights[i];
        }
        double n = Math.max(1, dimensions);
        effective = 1 / squares;
        pathRate = (effective + 2) / (n + effective + 5);
        damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + pathRate;
        covarianceRate = (4 + effective / n) / (n + 4 + 2 * effective / n);
        rankOne = 2 / ((n + 1.3) * (n + 1.3) + effective);
        rankMany = Math.min(1 - rankOne, 2 * (effective - 2 + 1 / effective) / ((n + 2) * (n + 2) + effective));
        expectedLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
        mean = new ArrayRealVector(dimensions, 0.5);
        stepPath = new ArrayRealVector(dimensions);
        path = new ArrayRealVector(dimensions);
        if (dimensions > 0) {
            covariance = MatrixUtils.createRealIdentityMatrix(dimensions);
            root = covariance;
            inverseRoot = covariance;
        }
    }

    int population() {
        return population;
    }

    /** One draw from the present distribution; it may lie outside of the unit cube. */
    double[] draw(SplittableRandom random) {
        if (dimensions == 0) {
            return new double[0];
        }
        double[] normal = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            normal[i] = Gauss.quantile(random.nextDouble());
        }
        return mean.add(root.operate(new ArrayRealVector(normal, false)).mapMultiply(step))
                .toArray();
    }

    /** Ends a generation, given its members from the best to the worst. */
    void select(List<double[]> members) {
        generations++;
        RealVector old = mean;
        RealVector next = new ArrayRealVector(dimensions);
        for (int i = 0; i < weights.length; i++) {
            next = next.add(new ArrayRealVector(members.get(i)).mapMultiply(weights[i]));
        }
        mean = next;
        RealVector move = mean.subtract(old).mapDivide(step);
        stepPath = stepPath.mapMultiply(1 - pathRate)
                .add(inverseRoot.operate(move).mapMultiply(Math.sqrt(pathRate * (2 - pathRate) * effective)));
        double length = stepPath.getNorm();
        double unbiased = length / Math.sqrt(1 - Math.pow(1 - pathRate, 2.0 * generations));
        boolean calm = unbiased < (1.4 + 2.0 / (dimensions + 1)) * expectedLength;
        path = path.mapMultiply(1 - covarianceRate);
        if (calm) {
            path = path.add(move.mapMultiply(Math.sqrt(covarianceRate * (2 - covarianceRate) * effective)));
        }
        double kept = 1 - rankOne - rankMany + (calm ? 0 : rankOne * covarianceRate * (2 - covarianceRate));
        RealMatrix adapted =
                covariance.scalarMultiply(kept).add(path.outerProduct(path).scalarMultiply(rankOne));
        for (int i = 0; i < weights.length; i++) {
            RealVector away = new ArrayRealVector(members.get(i)).subtract(old).mapDivide(step);
            adapted = adapted.add(away.outerProduct(away).scalarMultiply(rankMany * weights[i]));
        }
        covariance = adapted;
        step *= Math.exp(pathRate / damping * (length / expectedLength - 1));
        decompose();
    }

    private void decompose() {
        var eigen = new EigenDecomposition(new Array2DRowRealMatrix(
                covariance.add(covariance.transpose()).scalarMultiply(0.5).getData(), false));
        double[] values = eigen.getRealEigenvalues();
        double[] roots = new double[dimensions];
        double[] inverses = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            roots[i] = Math.sqrt(Math.max(values[i], 1e-20));
            inverses[i] = 1 / roots[i];
        }
        RealMatrix vectors = eigen.getV();
        root = vectors.multiply(MatrixUtils.createRealDiagonalMatrix(roots)).multiply(eigen.getVT());
        inverseRoot =
                vectors.multiply(MatrixUtils.createRealDiagonalMatrix(inverses)).multiply(eigen.getVT());
    }
}
