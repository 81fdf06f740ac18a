package dev.lazurite.trainer.deep.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Schema;

/** A folder with a folder of pictures for each class, as a table: the path of a picture, and the name of its folder. */
public record ImageFolder(Path folder, List<Path> files) {
    /** The column with the path of a picture. */
    public static final String IMAGE = "image";

    /** The column with the class, unless another name is asked for. */
    public static final String LABEL = "label";

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

    /** @throws InvalidInputException when there is no picture in a folder of the folder */
    public static ImageFolder open(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder, 2)) {
            List<Path> files = found.filter(file -> file.getNameCount() == folder.getNameCount() + 2)
                    .filter(ImageFolder::isPicture)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InvalidInputException(
                        "%s has no pictures: it must hold a folder for each class, with PNG, JPEG, BMP or GIF files in it."
                                .formatted(folder));
            }
            return new ImageFolder(folder, files);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    /** Paths, and classes under this name. */
    public Dataset table(String label) {
        String[] paths = files.stream().map(Path::toString).toArray(String[]::new);
        String[] classes = files.stream()
                .map(file -> file.getParent().getFileName().toString())
                .toArray(String[]::new);
        var schema = new Schema(
                List.of(new Column(IMAGE, ColumnType.CATEGORICAL), new Column(label, ColumnType.CATEGORICAL)));
        return new Dataset(schema, paths.length, List.of(paths, classes));
    }

    /** SHA-256 of the names and bytes of all pictures. */
    public String sha256() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
