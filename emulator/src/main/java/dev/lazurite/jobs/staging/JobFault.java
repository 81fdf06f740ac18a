package dev.lazurite.jobs.staging;

/** Why a job fails before its command runs, or although it ran: at run and not at submission, as on the real service. */
public final class JobFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public JobFault(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Nothing is at an address (azure-rules 22: found out when it is mounted, not at submission). */
    static JobFault notFound(String address, String reason) {
        return new JobFault(
                "ScriptExecution.StreamAccess.NotFound",
                "ScriptExecutionException was caused by StreamAccessException. StreamAccessException was caused by"
                        + " NotFoundException. Found no resources for the input provided: '" + address + "'. "
                        + reason);
    }

    /** An address that no job can be given. */
    static JobFault invalid(String address, String reason) {
        return new JobFault(
                "ScriptExecution.StreamAccess.Validation",
                "ScriptExecutionException was caused by StreamAccessException. StreamAccessException was caused by"
                        + " ValidationException. The address '" + address + "' cannot be used: " + reason);
    }

    public String code() {
        return code;
    }
}
