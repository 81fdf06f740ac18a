package dev.lazurite.trainer.deep;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

import dev.lazurite.trainer.Tables;

/** Small pictures and texts of two kinds. */
public final class Drawings {
    private static final int SIDE = 16;
    private static final List<List<String>> MOODS = List.of(
            List.of("great", "lovely", "nice", "superb", "happy"), List.of("awful", "bad", "terrible", "poor", "sad"));
    private static final List<String> WORDS =
            List.of("the", "a", "film", "was", "plot", "scene", "and", "it", "so", "of");

    private Drawings() {}

    /** Noisy crosses and rings of any place and size, so many of each, in a folder each. */
    public static Path crossesAndRings(Path folder, int each) throws IOException {
        var random = new Random(4);
        for (String kind : List.of("cross", "ring")) {
            Path own = Files.createDirectories(folder.resolve(kind));
            for (int i = 0; i < each; i++) {
                ImageIO.write(
                        drawing(kind, random),
                        "png",
                        own.resolve("%03d.png".formatted(i)).toFile());
            }
        }
        return folder;
    }

    private static BufferedImage drawing(String kind, Random random) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        double centreX = 5 + 6 * random.nextDouble();
        double centreY = 5 + 6 * random.nextDouble();
        double radius = 3 + 2 * random.nextDouble();
        for (int at = 0; at < SIDE * SIDE; at++) {
            int row = at / SIDE;
            double x = at % SIDE - centreX;
            double y = row - centreY;
            double distance = Math.hypot(x, y);
            boolean on = kind.equals("ring")
                    ? Math.abs(distance - radius) < 0.8
                    : Math.min(Math.abs(x), Math.abs(y)) < 0.8 && distance < radius;
            double value = (on ? 200 : 30) + 20 * random.nextGaussian();
            image.getRaster().setSample(at % SIDE, row, 0, (int) Math.max(0, Math.min(255, value)));
        }
        return image;
    }

    /** Reviews whose mood a few words tell. */
    public static Path reviews(Path folder, int rows) {
        var random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("review,mood"));
        for (int i = 0; i < rows; i++) {
            List<String> words = new ArrayList<>();
            for (int w = 4 + random.nextInt(8); w > 0; w--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            words.add(MOODS.get(i % 2).get(random.nextInt(5)));
            words.add(MOODS.get(i % 2).get(random.nextInt(5)));
            Collections.shuffle(words, random);
            lines.add(String.join(" ", words) + "." + (i % 2 == 0 ? ",good" : ",bad"));
        }
        return Tables.write(folder, "reviews.csv", lines.toArray(String[]::new));
    }
}
