package dev.lazurite.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run of the benchmarks finds things.
 *
 * @param root the checkout of Lazurite
 * @param peers where the peers are installed
 * @param target where results and scratch folders go
 * @param rounds how many samples are taken of each side
 */
record Setting(Path root, Path peers, Path target, int rounds) {
    /** A new folder for one server's data, on the same disk for every server. */
    Path scratch(String name) throws IOException {
        Files.createDirectories(target);
        return Files.createTempDirectory(target, name + "-");
    }
}
