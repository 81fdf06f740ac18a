package dev.lazurite.jobs.limits;

import java.util.List;

/**
 * Holds jobs to nothing. Deviation: where a machine has neither control groups nor {@code /proc}, a job has all of its memory and
 * processors, whatever its size.
 */
record Unlimited(String reason) implements ResourceLimits {
    @Override
    public List<String> before(Allowance allowance) {
        return List.of();
    }

    @Override
    public String description() {
        return "no limits: " + reason;
    }
}
