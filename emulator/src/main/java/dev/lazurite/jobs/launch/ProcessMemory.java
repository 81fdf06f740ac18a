package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How much memory is in use that could not be taken back, in bytes, by Linux's {@code /proc}. */
final class ProcessMemory {
    private static final Path PROC = Path.of("/proc");
    private static final long KIB = 1024;

    /** All of this machine; the largest number where it does not tell. */
    long ofMachine() {
        Map<String, Long> told = read(PROC.resolve("meminfo"));
        return told.containsKey("MemTotal") && told.containsKey("MemAvailable")
                ? told.get("MemTotal") - told.get("MemAvailable")
                : Long.MAX_VALUE;
    }

    /** That of one process; 0 for one that is gone. */
    long of(long pid) {
        Map<String, Long> told = read(PROC.resolve(pid + "/status"));
        return told.containsKey("RssAnon")
                ? told.get("RssAnon") + told.getOrDefault("RssShmem", 0L)
                : told.getOrDefault("VmRSS", 0L);
    }

    /** That of one process, with its share alone of what others have too; empty where it cannot be told. */
    OptionalLong ownShare(long pid) {
        Map<String, Long> told = read(PROC.resolve(pid + "/smaps_rollup"));
        return told.containsKey("Pss_Anon")
                ? OptionalLong.of(told.get("Pss_Anon") + told.getOrDefault("Pss_Shmem", 0L))
                : OptionalLong.empty();
    }

    /** The lines of the form {@code Name: 12 kB}. */
    private static Map<String, Long> read(Path file) {
        Map<String, Long> told = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            for (String line : lines) {
                String[] words = line.split("[:\\s]+");
                if (words.length == 3 && words[2].equals("kB")) {
                    told.put(words[0], Long.parseLong(words[1]) * KIB);
                }
            }
        } catch (IOException goneMeanwhile) {
            told.clear();
        }
        return told;
    }
}
