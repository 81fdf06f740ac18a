package dev.lazurite.trainer.deep.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.network.Input;

/** One picture as the bytes of a network's input: PNG, JPEG, BMP or GIF, brought to size, grey or in three colours. */
public final class Picture {
    static {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    private Picture() {}

    /**
     * Reads a file. A grey picture gives its own values; grey is made of colours as {@code 0.299 R + 0.587 G + 0.114 B}.
     *
     * @throws InvalidInputException for a file that is missing or no picture
     */
    public static byte[] read(Path file, Input.Image shape) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("There is no picture %s.".formatted(file));
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException("%s cannot be read as a picture: %s.".formatted(file, e.getMessage()), e);
        }
        if (image == null) {
            throw new InvalidInputException("%s is no picture: PNG, JPEG, BMP and GIF are read.".formatted(file));
        }
        return bytes(sized(image, shape), shape);
    }

    private static BufferedImage sized(BufferedImage image, Input.Image shape) {
        if (image.getWidth() == shape.width() && image.getHeight() == shape.height()) {
            return image;
        }
        boolean grey = image.getRaster().getNumBands() == 1 && image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        var sized = new BufferedImage(
                shape.width(), shape.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sized.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, shape.width(), shape.height(), null);
        graphics.dispose();
        return sized;
    }

    private static byte[] bytes(BufferedImage image, Input.Image shape) {
        Raster raster = image.getRaster();
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        int area = shape.width() * shape.height();
        var bytes = new byte[shape.channels() * area];
        for (int at = 0; at < area; at++) {
            int x = at % shape.width();
            int y = at / shape.width();
            int colour = grey ? raster.getSample(x, y, 0) * 0x010101 : image.getRGB(x, y);
            int red = colour >> 16 & 0xFF;
            int green = colour >> 8 & 0xFF;
            int blue = colour & 0xFF;
            if (shape.channels() == 1) {
                bytes[at] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
            } else {
                bytes[at] = (byte) red;
                bytes[area + at] = (byte) green;
                bytes[2 * area + at] = (byte) blue;
            }
        }
        return bytes;
    }
}
