package dev.lazurite.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.Refusal;
import dev.lazurite.platform.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the log of the instance. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Print the log of the instance.")
final class LogsCommand implements Callable<Integer> {
    private static final Duration ROUND = Duration.ofMillis(300);

    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    LogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = data.folder();
        if (!Files.exists(folder.log())) {
            throw new Refusal("There is no log yet: " + folder.log() + " is made by the first 'lazurite up'.");
        }
        long position = copy(folder.log(), 0);
        while (follow && Pause.of(ROUND)) {
            // A shorter file is a new one: the old one was rolled over.
            position = copy(
                    folder.log(), Files.exists(folder.log()) && Files.size(folder.log()) < position ? 0 : position);
        }
        return 0;
    }

    private long copy(Path file, long from) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(from);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer) >= 0) {
                surroundings.out().write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            surroundings.out().flush();
            return channel.position();
        }
    }
}
