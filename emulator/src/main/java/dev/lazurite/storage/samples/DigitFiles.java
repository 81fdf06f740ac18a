package dev.lazurite.storage.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/**
 * Pictures of digits in the files that MNIST comes in: IDX, compressed.
 *
 * @param count how many pictures
 */
record DigitFiles(int count, long seed) {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    byte[] images() {
        return compressed(out -> {
            out.writeInt(IMAGES);
            out.writeInt(count);
            out.writeInt(Digit.SIDE);
            out.writeInt(Digit.SIDE);
            for (int i = 0; i < count; i++) {
                out.write(Digit.draw(label(i), new Draws(seed * 1_000_003 + i)));
            }
        });
    }

    byte[] labels() {
        return compressed(out -> {
            out.writeInt(LABELS);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeByte(label(i));
            }
        });
    }

    /** The digit in a picture: each as often as the others, every ten of them beginning with another. */
    private int label(int picture) {
        return (new Draws(seed * 7_919 + picture / 10).between(0, 9) + picture) % 10;
    }

    private static byte[] compressed(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            body.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** One digit as an image of its own. */
    static byte[] png(int digit) {
        byte[] pixels = Digit.draw(digit, new Draws(digit));
        BufferedImage image = new BufferedImage(Digit.SIDE, Digit.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, Digit.SIDE, Digit.SIDE, pixels);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
