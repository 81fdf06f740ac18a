package dev.lazurite.trainer.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class PlotTest {
    @TempDir
    private Path folder;

    private static BarPlot bars() {
        Map<String, Double> bars = new LinkedHashMap<>();
        bars.put("a & b", 2.0);
        bars.put("c", -1.0);
        return new BarPlot("Bars", bars);
    }

    private static TreePlot tree() {
        return new TreePlot(
                "Tree",
                List.of(
                        new TreePlot.Box(-1, List.of("all"), 0.2),
                        new TreePlot.Box(0, List.of("x <= 1"), 0),
                        new TreePlot.Box(0, List.of("x > 1"), 1)));
    }

    @Test
    void png_has_the_bars_of_the_svg_in_its_colours() throws IOException {
        Path file = bars().write(folder, "bars", PlotFormat.png);
        assertThat(file).hasFileName("bars.png");
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(image.getHeight()).isEqualTo(2 * 108);
        // the first bar begins 200 points from the left, 44 from the top, and is 350 long; the second is half of it
        assertThat(image.getRGB(2 * 540, 2 * 50)).isEqualTo(0xff0072b2);
        assertThat(image.getRGB(2 * 370, 2 * 74)).isEqualTo(0xffd55e00);
        assertThat(image.getRGB(2 * 400, 2 * 74)).isNotEqualTo(0xffd55e00);
    }

    @Test
    void svg_has_the_words_escaped() throws IOException {
        assertThat(bars().write(folder, "bars", PlotFormat.svg)).content().contains("a &amp; b", "#0072b2");
    }

    @Test
    void tree_has_a_box_a_node_and_a_line_to_each_child() throws IOException {
        String svg = Files.readString(tree().write(folder, "tree", PlotFormat.svg));
        assertThat(svg.split("<line ")).hasSize(3);
        assertThat(svg).contains("x &lt;= 1", "x &gt; 1", "#ff7373", "#ffffff");
        assertThat(tree().write(folder, "tree", PlotFormat.png)).isNotEmptyFile();
    }

    @Test
    void lines_are_drawn_too() throws IOException {
        var plot = new LinePlot(
                "Lines", "x", "y", List.of(new LinePlot.Line("one", new double[] {0, 1}, new double[] {0, 1})));
        BufferedImage image =
                ImageIO.read(plot.write(folder, "lines", PlotFormat.png).toFile());
        // the middle of the axes, where the line goes through
        assertThat(image.getRGB(2 * 345, 2 * 210) & 0xff).isGreaterThan(image.getRGB(2 * 345, 2 * 210) >> 16 & 0xff);
    }
}
