package dev.lazurite.trainer.deep.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The course of the learning rate over a training. */
public enum Schedule {
    CONSTANT {
        @Override
        double share(double done) {
            return 1;
        }
    },
    /** Down to 0 in a straight line. */
    LINEAR {
        @Override
        double share(double done) {
            return 1 - done;
        }
    },
    /** Down to 0 in half a wave. */
    COSINE {
        @Override
        double share(double done) {
            return (1 + Math.cos(Math.PI * done)) / 2;
        }
    },
    /** A tenth after each third. */
    STEP {
        @Override
        double share(double done) {
            return Math.pow(0.1, Math.min(2, Math.floor(3 * done)));
        }
    };

    static final List<String> NAMES = Arrays.stream(values())
            .map(schedule -> schedule.name().toLowerCase(Locale.ROOT))
            .toList();

    static Schedule of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** @param done share of the training that is over, from 0 to 1 */
    abstract double share(double done);

    /** What share of the learning rate to take at a step, counted from 0, of so many. */
    public double share(long step, long steps) {
        return share((double) step / Math.max(1, steps));
    }
}
