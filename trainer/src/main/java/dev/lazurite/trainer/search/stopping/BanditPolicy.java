package dev.lazurite.trainer.search.stopping;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Azure's Bandit policy: stops a trial whose best metric is not within a slack of the best metric of all trials at the same
 * interval. With slack factor {@code s} and a best metric of {@code b}, less than {@code b / (1 + s)} stops where the metric
 * is maximised (Azure's example: 0.8 and 0.2 give 0.66), more than {@code b * (1 + s)} where it is minimised; for a best metric
 * below zero the slack is as wide as for one above, so that the best trial itself never stops.
 *
 * @param slackFactor 0 for none
 * @param slackAmount the allowed distance itself; 0 for none
 */
public record BanditPolicy(Cadence cadence, double slackFactor, double slackAmount) implements StoppingPolicy {
    public BanditPolicy {
        if (!(slackFactor >= 0) || !(slackAmount >= 0) || (slackFactor > 0 && slackAmount > 0)) {
            throw new InvalidInputException(
                    "The Bandit policy has the slack factor %s and the slack amount %s; one of them must be above 0, the other 0."
                            .formatted(slackFactor, slackAmount));
        }
    }

    @Override
    public boolean stops(Curves curves, int trial) {
        int interval = curves.intervals(trial);
        if (!cadence.due(interval)) {
            return false;
        }
        Goal goal = curves.goal();
        double best = curves.bestUpTo(trial, interval);
        for (int other : curves.trials()) {
            best = goal.best(best, curves.bestUpTo(other, interval));
        }
        double slack = slackAmount;
        if (slackFactor > 0) {
            slack = Math.abs(best) * (goal == Goal.MAXIMIZE ? slackFactor / (1 + slackFactor) : slackFactor);
        }
        double limit = goal == Goal.MAXIMIZE ? best - slack : best + slack;
        return goal.better(limit, curves.bestUpTo(trial, interval));
    }
}
