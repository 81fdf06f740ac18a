package dev.lazurite.trainer.cli;

import java.io.Serial;
import java.util.Locale;
import java.util.Optional;

/** The heap is full; an exception, so that it is told like any other failure. */
final class OutOfMemory extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MEBIBYTE = 1 << 20;
    private static final int GIBIBYTE = 1 << 10;

    OutOfMemory(OutOfMemoryError cause) {
        super(cause);
    }

    /** Whether memory that ran out is behind a failure, as when a thread had none. */
    static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** What is too small for what, and what to change. */
    static String sentence(Optional<ConsoleProgress.Table> table) {
        long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        double wanted = Math.max(
                2.0 * heap, 4 * table.map(ConsoleProgress.Table::mebibytes).orElse(0.0));
        return String.format(
                Locale.ROOT,
                "Out of memory: Java has %,d MiB%s. Give it more, as in JDK_JAVA_OPTIONS=-Xmx%dg, or take fewer rows, or fewer columns with --ignore COLUMN.",
                heap,
                table.map(OutOfMemory::told).orElse(""),
                (long) Math.ceil(wanted / GIBIBYTE));
    }

    private static String told(ConsoleProgress.Table table) {
        return String.format(
                Locale.ROOT,
                ", and %s has %,d rows x %,d columns, %,.0f MiB as numbers alone",
                table.file(),
                table.rows(),
                table.columns(),
                Math.ceil(table.mebibytes()));
    }
}
