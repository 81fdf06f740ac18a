package dev.lazurite.tracking;

/** The states of a run, as Azure ML names them; MLflow's five are derived. */
public enum RunStatus {
    NOT_STARTED("NotStarted", "SCHEDULED"),
    QUEUED("Queued", "SCHEDULED"),
    PREPARING("Preparing", "SCHEDULED"),
    PROVISIONING("Provisioning", "SCHEDULED"),
    STARTING("Starting", "SCHEDULED"),
    RUNNING("Running", "RUNNING"),
    FINALIZING("Finalizing", "RUNNING"),
    CANCEL_REQUESTED("CancelRequested", "RUNNING"),
    COMPLETED("Completed", "FINISHED"),
    FAILED("Failed", "FAILED"),
    CANCELED("Canceled", "KILLED"),
    NOT_RESPONDING("NotResponding", "FAILED"),
    PAUSED("Paused", "SCHEDULED");

    private final String azure;
    private final String mlflow;

    RunStatus(String azure, String mlflow) {
        this.azure = azure;
        this.mlflow = mlflow;
    }

    /** The word that Azure ML uses. */
    public String azure() {
        return azure;
    }

    /** The word that MLflow uses. */
    public String mlflow() {
        return mlflow;
    }

    /** Whether nothing follows this state. */
    public boolean terminal() {
        return this == COMPLETED || this == FAILED || this == CANCELED || this == NOT_RESPONDING;
    }
}
