import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

import dev.lazurite.trainer.drift.NumericalDrift;

/** The drift of each column of two files of doubles, a line a column; drift.py compares it with scipy's. */
final class DriftTimes {
    private DriftTimes() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[2]);
        int columns = Integer.parseInt(arguments[3]);
        try (var baseline = new RandomAccessFile(arguments[0], "r");
                var production = new RandomAccessFile(arguments[1], "r")) {
            var bytes = new byte[rows * 8];
            for (int column = 0; column < columns; column++) {
                double[] of = read(baseline, bytes);
                double[] to = read(production, bytes);
                System.out.println(NumericalDrift.jensenShannonDistance(of, to)
                        + " " + NumericalDrift.populationStabilityIndex(of, to)
                        + " " + NumericalDrift.normalizedWassersteinDistance(of, to)
                        + " " + NumericalDrift.kolmogorovSmirnovPValue(of, to));
            }
        }
    }

    private static double[] read(RandomAccessFile file, byte[] bytes) throws IOException {
        file.readFully(bytes);
        var values = new double[bytes.length / 8];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        return values;
    }
}
