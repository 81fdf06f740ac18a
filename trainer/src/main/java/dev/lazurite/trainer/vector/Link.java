package dev.lazurite.trainer.vector;

/** From the sums that a model makes to what it predicts. */
public enum Link {
    IDENTITY {
        @Override
        public void apply(double[] scores) {}
    },
    /** One sum, in place 0, becomes the probabilities of two classes. */
    LOGISTIC {
        @Override
        public void apply(double[] scores) {
            scores[1] = 1 / (1 + Math.exp(-scores[0]));
            scores[0] = 1 - scores[1];
        }
    },
    /**
     * One sum, the length of a path in units of what is usual, becomes how normal and how anomalous a row is: Liu, Ting and
     * Zhou, Isolation Forest. At the usual length they are equal.
     */
    ISOLATION {
        @Override
        public void apply(double[] scores) {
            scores[1] = Math.pow(2, -Math.max(0, scores[0]));
            scores[0] = 1 - scores[1];
        }
    },
    /** One sum a class becomes its probability. */
    SOFTMAX {
        @Override
        public void apply(double[] scores) {
            double most = Double.NEGATIVE_INFINITY;
            for (double score : scores) {
                most = Math.max(most, score);
            }
            double sum = 0;
            for (int k = 0; k < scores.length; k++) {
                scores[k] = Math.exp(scores[k] - most);
                sum += scores[k];
            }
            for (int k = 0; k < scores.length; k++) {
                scores[k] /= sum;
            }
        }
    };

    /** Replaces the sums, in place. */
    public abstract void apply(double[] scores);

    /** Numbers in a prediction that is made of so many sums. */
    public int outputs(int sums) {
        return this == LOGISTIC || this == ISOLATION ? 2 : sums;
    }
}
