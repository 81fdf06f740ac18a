package dev.lazurite.trainer.drift;

/**
 * Bins of equal width over both samples, as many as Sturges' rule gives for the smaller one. All but the last are open
 * at their upper end.
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
record Histogram(double[] edges) {
    static Histogram over(double[] baseline, double[] production) {
        double least = Math.min(least(baseline), least(production));
        double most = Math.max(most(baseline), most(production));
        if (least == most) {
            double margin = least == 0 ? 0.005 : Math.abs(least) * 0.005;
            return new Histogram(new double[] {least - margin, least + margin});
        }
        int smaller = Math.min(baseline.length, production.length);
        int bins = (int) Math.ceil(Math.log(smaller) / Math.log(2) + 1);
        var edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = least + i * ((most - least) / bins);
        }
        edges[bins] = most;
        return new Histogram(edges);
    }

    long[] counts(double[] values) {
        var counts = new long[edges.length - 1];
        double width = (edges[counts.length] - edges[0]) / counts.length;
        for (double value : values) {
            int bin = Math.max(0, Math.min(counts.length - 1, (int) ((value - edges[0]) / width)));
            // division may end one beside the bin that the edges say
            while (bin > 0 && value < edges[bin]) {
                bin--;
            }
            while (bin < counts.length - 1 && value >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return counts;
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
