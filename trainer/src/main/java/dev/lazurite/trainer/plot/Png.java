package dev.lazurite.trainer.plot;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import dev.lazurite.trainer.api.InvalidInputException;

/** A plot as pixels, two a point, by the JDK's own drawing; no screen is needed, but fonts are. */
final class Png implements Canvas {
    private static final int SCALE = 2;
    private static final int FONT_SIZE = 12;
    private static final float THICK = 1.5f;

    private final Graphics2D graphics;

    private Png(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** @throws InvalidInputException on a machine whose Java cannot draw words */
    static void write(Plot plot, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image;
        try {
            image = drawn(plot);
        } catch (LinkageError | AWTError | InternalError | NullPointerException e) {
            // what a Java without its desktop libraries, or a machine without fontconfig, fails with
            throw new InvalidInputException(
                    "Java cannot draw words here (%s), which PNG needs: install fontconfig and a font, or use --plot-format svg."
                            .formatted(e),
                    e);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private static BufferedImage drawn(Plot plot) {
        var image = new BufferedImage(
                (int) Math.ceil(plot.width() * SCALE),
                (int) Math.ceil(plot.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
        graphics.scale(SCALE, SCALE);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, plot.width(), plot.height()));
        plot.draw(new Png(graphics));
        graphics.dispose();
        return image;
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void polyline(double[] xs, double[] ys, String colour) {
        var path = new Path2D.Double();
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) {
                path.moveTo(xs[i], ys[i]);
            } else {
                path.lineTo(xs[i], ys[i]);
            }
        }
        graphics.setColor(Color.decode(colour));
        graphics.setStroke(new BasicStroke(THICK));
        graphics.draw(path);
    }

    @Override
    public void bar(double x, double y, double width, double height, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void text(double x, double y, String anchor, String words) {
        double width = graphics.getFontMetrics().stringWidth(words);
        double left = switch (anchor) {
            case "middle" -> x - width / 2;
            case "end" -> x - width;
            default -> x;
        };
        graphics.setColor(Color.BLACK);
        graphics.drawString(words, (float) left, (float) y);
    }

    @Override
    public void upright(double x, double y, String words) {
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        text(0, 0, "middle", words);
        graphics.rotate(Math.PI / 2);
        graphics.translate(-x, -y);
    }
}
