package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import dev.lazurite.jobs.isolation.ShellLiteral;

/** What the script that starts several ranks is told, and what it tells: files that lie where the job itself sees them. */
record RankFiles(Path folder) {
    static RankFiles of(Path job) {
        return new RankFiles(job.resolve("ranks"));
    }

    /** Writes what the script needs, and gives what to put before a command so that it is run by all ranks. */
    List<String> before(Ranks ranks) throws IOException {
        if (ranks.all().isEmpty()) {
            return List.of();
        }
        Files.createDirectories(folder);
        Path script = Script.copy("ranks.sh", folder);
        int workers = 0;
        for (int rank = 0; rank < ranks.all().size(); rank++) {
            Rank one = ranks.all().get(rank);
            workers += one.worker() ? 1 : 0;
            Files.createDirectories(one.log().getParent());
            Files.writeString(folder.resolve(rank + ".sh"), variables(one));
        }
        return List.of(
                "/bin/sh",
                script.toString(),
                folder.toString(),
                String.valueOf(ranks.all().size()),
                String.valueOf(workers),
                ranks.mpi() ? "mpi" : "fork");
    }

    private static String variables(Rank rank) {
        StringBuilder text = new StringBuilder();
        rank.variables()
                .forEach((name, value) -> text.append("export ")
                        .append(name)
                        .append('=')
                        .append(ShellLiteral.of(value))
                        .append('\n'));
        return text.append("waited=")
                .append(rank.worker() ? "yes" : "no")
                .append("\nlog=")
                .append(ShellLiteral.of(rank.log()))
                .append('\n')
                .toString();
    }

    /** The rank that failed first. */
    OptionalInt failed() {
        try {
            String text = Files.readString(folder.resolve("failed"), StandardCharsets.US_ASCII)
                    .strip();
            return text.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        } catch (NoSuchFileException none) {
            return OptionalInt.empty();
        } catch (IOException unreadable) {
            return OptionalInt.empty();
        }
    }
}
