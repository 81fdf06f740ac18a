package dev.lazurite.jobs.limits;

import java.util.Locale;

import dev.lazurite.ml.compute.VmSize;

/**
 * What a job may use. Deviation: the nodes of a job are one machine, so that all of them together have what each would have alone.
 *
 * @param size the name of the size that it comes from
 * @param memory in bytes
 */
public record Allowance(String size, int processors, long memory) {
    private static final double GIBIBYTE = 1L << 30;

    /** What so many machines of a size have. */
    public static Allowance of(VmSize size, int nodes) {
        return new Allowance(size.name(), size.vCpus() * nodes, (long) (size.memoryGb() * GIBIBYTE * nodes));
    }

    /** As a person reads it. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d vCPU%s and %s of memory (%s)",
                processors,
                processors == 1 ? "" : "s",
                gibibytes(memory),
                size);
    }

    /** An amount of memory as Azure names it: its GB are powers of two. */
    public static String gibibytes(long bytes) {
        double amount = bytes / GIBIBYTE;
        return String.format(Locale.ROOT, amount < 1 ? "%.2f GB" : amount < 10 ? "%.1f GB" : "%.0f GB", amount);
    }
}
