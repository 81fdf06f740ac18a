package dev.lazurite.tracking.record;

/** Whether an experiment, a run or a model is in use: MLflow's {@code lifecycle_stage}. */
public enum Lifecycle {
    ACTIVE("active"),
    DELETED("deleted");

    private final String mlflow;

    Lifecycle(String mlflow) {
        this.mlflow = mlflow;
    }

    /** The word that MLflow uses, which is also what the database keeps. */
    public String mlflow() {
        return mlflow;
    }

    static Lifecycle of(String word) {
        return word.equals(DELETED.mlflow) ? DELETED : ACTIVE;
    }
}
