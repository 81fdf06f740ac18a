package dev.lazurite.trainer.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Horizontal bars from zero, one a name, in order. */
public record BarPlot(String title, Map<String, Double> bars) {
    private static final double WIDTH = 640;
    private static final double LEFT = 200;
    private static final double RIGHT = 90;
    private static final double TOP = 44;
    private static final double STEP = 24;

    public void write(Path file) throws IOException {
        var svg = new Svg(WIDTH, TOP + STEP * bars.size() + 16);
        svg.text(WIDTH / 2, 24, "middle", title);
        double most = bars.values().stream().mapToDouble(Math::abs).max().orElse(1);
        double y = TOP;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double length = most > 0 ? Math.abs(bar.getValue()) / most * (WIDTH - LEFT - RIGHT) : 0;
            svg.text(LEFT - 8, y + 13, "end", bar.getKey());
            svg.bar(LEFT, y, length, STEP - 6, bar.getValue() < 0 ? "#d55e00" : "#0072b2");
            svg.text(LEFT + length + 6, y + 13, "start", String.format(Locale.ROOT, "%.4g", bar.getValue()));
            y += STEP;
        }
        Files.writeString(file, svg.done());
    }
}
