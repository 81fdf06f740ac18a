package dev.lazurite.jobs.environments;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Where a build says what it does, line by line as it happens: for people, and the job's {@link #PATH}. */
@FunctionalInterface
public interface BuildLog {
    /** The artifact that a job's build log becomes. */
    String PATH = "azureml-logs/20_image_build_log.txt";

    /** Adds one line; may be called from several threads, so an implementation must allow that. */
    void line(String text);

    /** A log that goes line by line to {@code sink}, each with its time, and with the credentials in URLs masked. */
    static BuildLog to(Consumer<String> sink, Clock clock) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
        Pattern credentials = Pattern.compile("://[^/@\\s]+@");
        return text -> {
            String masked = credentials.matcher(text).replaceAll("://****@");
            String line = time.format(clock.instant().truncatedTo(ChronoUnit.MILLIS)) + " " + masked;
            synchronized (sink) {
                sink.accept(line);
            }
        };
    }
}
