package dev.lazurite.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that hold secrets: their owner alone reads them, from the first byte on. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes {@code folder} if it is missing, and closes it to others if it is there. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, attribute(folder, FOLDER));
        } catch (FileAlreadyExistsException there) {
            close(folder, FOLDER);
        }
        return folder;
    }

    /** Writes a whole file under a temporary name and renames it, so that nobody ever sees half of it. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part", attribute(file, FILE));
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Reads a file, closing it to others first if somebody has opened it to them. */
    public static byte[] read(Path file) throws IOException {
        close(file, FILE);
        return Files.readAllBytes(file);
    }

    private static void close(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (posix(path) && !permissions.equals(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private static FileAttribute<?>[] attribute(Path path, Set<PosixFilePermission> permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
