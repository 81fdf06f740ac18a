package dev.lazurite.jobs.staging;

/** How a job sees an input; names as in the API. */
enum InputMode {
    READ_ONLY_MOUNT("ReadOnlyMount"),
    READ_WRITE_MOUNT("ReadWriteMount"),
    DOWNLOAD("Download"),
    DIRECT("Direct"),
    EVAL_MOUNT("EvalMount"),
    EVAL_DOWNLOAD("EvalDownload");

    private final String word;

    InputMode(String word) {
        this.word = word;
    }

    /** The mode that the API calls {@code word}, in any case; empty is the default. */
    static InputMode of(String input, String word) throws JobFault {
        for (InputMode mode : values()) {
            if (mode.word.equalsIgnoreCase(word)) {
                return mode;
            }
        }
        if (word.isEmpty()) {
            return READ_ONLY_MOUNT;
        }
        throw new JobFault("UserError", "Input '" + input + "' has the unknown mode '" + word + "'.");
    }
}
