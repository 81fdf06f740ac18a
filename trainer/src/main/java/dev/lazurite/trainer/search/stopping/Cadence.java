package dev.lazurite.trainer.search.stopping;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * At which intervals a policy is due: at the multiples of {@code evaluationInterval} that are not before {@code
 * delayEvaluation}. Azure's clients send 0 for an evaluation interval that was not set; it means 1.
 */
public record Cadence(int evaluationInterval, int delayEvaluation) {
    public Cadence {
        if (evaluationInterval < 0 || delayEvaluation < 0) {
            throw new InvalidInputException("The evaluation interval is %d and the delay %d; both must be 0 or more."
                    .formatted(evaluationInterval, delayEvaluation));
        }
    }

    boolean due(int interval) {
        return interval % Math.max(1, evaluationInterval) == 0 && interval >= delayEvaluation;
    }
}
