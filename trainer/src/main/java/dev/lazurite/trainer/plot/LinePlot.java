package dev.lazurite.trainer.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lines over axes from least to greatest value. */
public record LinePlot(String title, String xTitle, String yTitle, List<Line> lines) implements Plot {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 440;
    private static final double LEFT = 70;
    private static final double BOTTOM = 60;
    private static final double TOP = 40;
    private static final double RIGHT = 20;
    private static final int TICKS = 5;
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999999"
    };

    /** Points that are joined, in order. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    public record Line(String name, double[] x, double[] y) {}

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public void draw(Canvas canvas) {
        Range xs = Range.of(lines.stream().map(Line::x).toList());
        Range ys = Range.of(lines.stream().map(Line::y).toList());
        canvas.text(WIDTH / 2, 24, "middle", title);
        canvas.text(WIDTH / 2, HEIGHT - 14, "middle", xTitle);
        canvas.upright(18, HEIGHT / 2, yTitle);
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            double x = LEFT + share * (WIDTH - LEFT - RIGHT);
            double y = HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
            canvas.line(LEFT, y, WIDTH - RIGHT, y, "#dddddd");
            canvas.text(x, HEIGHT - BOTTOM + 18, "middle", tick(xs.at(share)));
            canvas.text(LEFT - 6, y + 4, "end", tick(ys.at(share)));
        }
        canvas.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "#333333");
        canvas.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "#333333");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String colour = COLOURS[i % COLOURS.length];
            canvas.polyline(
                    Arrays.stream(line.x())
                            .map(value -> LEFT + xs.share(value) * (WIDTH - LEFT - RIGHT))
                            .toArray(),
                    Arrays.stream(line.y())
                            .map(value -> HEIGHT - BOTTOM - ys.share(value) * (HEIGHT - TOP - BOTTOM))
                            .toArray(),
                    colour);
            double at = TOP + 16 + 16 * i;
            canvas.line(LEFT + 12, at - 4, LEFT + 32, at - 4, colour);
            canvas.text(LEFT + 38, at, "start", line.name());
        }
    }

    private static String tick(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%.3g" : "%.2f", value);
    }

    /** From the least to the greatest value. */
    private record Range(double least, double most) {
        static Range of(List<double[]> values) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[] each : values) {
                for (double value : each) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            return new Range(least, most > least ? most : least + 1);
        }

        double at(double share) {
            return least + share * (most - least);
        }

        double share(double value) {
            return (value - least) / (most - least);
        }
    }
}
