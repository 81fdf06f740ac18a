package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.evaluate.CalibrationTable;
import dev.lazurite.trainer.evaluate.RankingCurve;
import dev.lazurite.trainer.plot.LinePlot;

/** An evaluation in pictures. */
final class EvaluationPlots {
    private EvaluationPlots() {}

    static LinePlot roc(Map<String, RankingCurve> curves) {
        List<LinePlot.Line> lines = new ArrayList<>();
        curves.forEach((label, curve) -> {
            List<RankingCurve.Point> points = curve.points();
            RankingCurve.Point last = points.get(points.size() - 1);
            var x = new double[points.size() + 1];
            var y = new double[points.size() + 1];
            for (int i = 0; i < points.size(); i++) {
                x[i + 1] = points.get(i).falsePositives() / Math.max(1.0, last.falsePositives());
                y[i + 1] = points.get(i).truePositives() / Math.max(1.0, last.truePositives());
            }
            lines.add(new LinePlot.Line(label, x, y));
        });
        return new LinePlot("ROC", "false positive rate", "true positive rate", lines);
    }

    static LinePlot calibration(Map<String, List<CalibrationTable.Bin>> calibration) {
        List<LinePlot.Line> lines = new ArrayList<>();
        calibration.forEach((label, bins) -> lines.add(new LinePlot.Line(
                label,
                bins.stream().mapToDouble(CalibrationTable.Bin::predicted).toArray(),
                bins.stream().mapToDouble(CalibrationTable.Bin::actual).toArray())));
        lines.add(new LinePlot.Line("perfect", new double[] {0, 1}, new double[] {0, 1}));
        return new LinePlot("Calibration", "predicted probability", "share that came true", lines);
    }
}
