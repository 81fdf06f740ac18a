package dev.lazurite.trainer.plot;

import java.util.Locale;
import java.util.Map;

/** Horizontal bars from zero, one a name, in order. */
public record BarPlot(String title, Map<String, Double> bars) implements Plot {
    private static final double WIDTH = 640;
    private static final double LEFT = 200;
    private static final double RIGHT = 90;
    private static final double TOP = 44;
    private static final double STEP = 24;

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return TOP + STEP * bars.size() + 16;
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.text(WIDTH / 2, 24, "middle", title);
        double most = bars.values().stream().mapToDouble(Math::abs).max().orElse(1);
        double y = TOP;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double length = most > 0 ? Math.abs(bar.getValue()) / most * (WIDTH - LEFT - RIGHT) : 0;
            canvas.text(LEFT - 8, y + 13, "end", bar.getKey());
            canvas.bar(LEFT, y, length, STEP - 6, bar.getValue() < 0 ? "#d55e00" : "#0072b2");
            canvas.text(LEFT + length + 6, y + 13, "start", String.format(Locale.ROOT, "%.4g", bar.getValue()));
            y += STEP;
        }
    }
}
