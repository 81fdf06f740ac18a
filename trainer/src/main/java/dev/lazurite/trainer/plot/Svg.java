package dev.lazurite.trainer.plot;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plot as the elements of SVG. */
final class Svg implements Canvas {
    private final StringBuilder text = new StringBuilder();

    Svg(double width, double height) {
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                width,
                height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String colour) {
        text.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour));
    }

    @Override
    public void polyline(double[] xs, double[] ys, String colour) {
        String points = IntStream.range(0, xs.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", xs[i], ys[i]))
                .collect(Collectors.joining(" "));
        text.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\" points=\"%s\"/>%n"
                .formatted(colour, points));
    }

    @Override
    public void bar(double x, double y, double width, double height, String colour) {
        text.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    @Override
    public void text(double x, double y, String anchor, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                escaped(words)));
    }

    @Override
    public void upright(double x, double y, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
                x,
                y,
                escaped(words)));
    }

    String done() {
        return text + "</svg>\n";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
