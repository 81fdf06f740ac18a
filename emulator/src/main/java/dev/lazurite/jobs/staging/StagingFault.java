package dev.lazurite.jobs.staging;

/** Why a job cannot be given what it asks for; it then fails with this, at run, as on the real service. */
public final class StagingFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public StagingFault(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Nothing is at an address (azure-rules 22: found out when it is mounted, not at submission). */
    static StagingFault notFound(String address, String reason) {
        return new StagingFault(
                "ScriptExecution.StreamAccess.NotFound",
                "ScriptExecutionException was caused by StreamAccessException. StreamAccessException was caused by"
                        + " NotFoundException. Found no resources for the input provided: '" + address + "'. "
                        + reason);
    }

    /** An address that no job can be given. */
    static StagingFault invalid(String address, String reason) {
        return new StagingFault(
                "ScriptExecution.StreamAccess.Validation",
                "ScriptExecutionException was caused by StreamAccessException. StreamAccessException was caused by"
                        + " ValidationException. The address '" + address + "' cannot be used: " + reason);
    }

    public String code() {
        return code;
    }
}
