package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Linux's {@code /proc}. */
final class ProcProcessTable implements ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private final String ownNamespace = namespace(PROC.resolve("self"));

    @Override
    public List<Entry> living(String variable) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                entry(folder, variable).ifPresent(entries::add);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return entries;
    }

    @Override
    public String ownNamespace() {
        return ownNamespace;
    }

    private static Optional<Entry> entry(Path folder, String variable) {
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            // "pid (name) state parent group session ...", where the name may hold blanks and parentheses itself
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    Long.parseLong(folder.getFileName().toString()),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[3]),
                    namespace(folder),
                    marked(folder, variable)));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static String namespace(Path folder) {
        try {
            return Files.readSymbolicLink(folder.resolve("ns/pid")).toString();
        } catch (IOException anotherUsers) {
            return "";
        }
    }

    private static boolean marked(Path folder, String variable) {
        try {
            String environment = Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
            return ("\0" + environment).contains("\0" + variable + "\0");
        } catch (IOException anotherUsers) {
            return false;
        }
    }
}
