package dev.lazurite.jobs.environments;

/** An environment that cannot be built, in the words of the real service (azure-rules 12) and those of the installer. */
public final class EnvironmentFault extends Exception {
    /** The error code of a job whose image build failed. */
    public static final String CODE = "ImageBuildFailure";

    /** What the real service says first. */
    public static final String SENTENCE = "Image build failed. For more details, check log file " + BuildLog.PATH + ".";

    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * @param detail what went wrong: a sentence, or the tail of what the installer printed
     */
    public EnvironmentFault(String detail) {
        super(SENTENCE + "\n" + detail);
        this.detail = detail;
    }

    public String code() {
        return CODE;
    }

    /** The message without the service's standing sentence. */
    public String detail() {
        return detail;
    }
}
