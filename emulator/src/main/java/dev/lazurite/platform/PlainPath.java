package dev.lazurite.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A name for a folder that has nothing in it which a shell takes for its own, such as white space: what is written into the commands
 * of jobs is never quoted, since on the real service it needs no quotes.
 */
public final class PlainPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+=,@%:-]*");

    private PlainPath() {}

    /**
     * The folder itself where its name is plain, else a link to it among the temporary files.
     *
     * @param folder which is there
     * @param temporary where a link may be made, whose own name is plain
     */
    public static Path of(Path folder, Path temporary) throws IOException {
        Path real = folder.toRealPath();
        if (PLAIN.matcher(real.toString()).matches()) {
            return folder;
        }
        byte[] name = real.toString().getBytes(StandardCharsets.UTF_8);
        Path link = temporary.resolve(
                "lazurite-" + UUID.nameUUIDFromBytes(name).toString().substring(0, 13));
        try {
            return Files.createSymbolicLink(link, real);
        } catch (FileAlreadyExistsException another) {
            // whoever may write there could have made one that leads elsewhere
            boolean ours =
                    Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(real);
            return ours ? link : folder;
        }
    }
}
