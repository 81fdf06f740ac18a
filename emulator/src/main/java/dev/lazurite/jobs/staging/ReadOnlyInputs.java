package dev.lazurite.jobs.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The inputs of a job that its command may read and not change. */
public final class ReadOnlyInputs {
    private ReadOnlyInputs() {}

    /** Where they are once they are staged. */
    public static List<Path> of(StagingRequest request) throws JobFault {
        List<Path> paths = new ArrayList<>();
        for (JobInput input : JobInput.of(request.properties())) {
            if (!input.literal() && InputMode.of(input.name(), input.mode()) == InputMode.READ_ONLY_MOUNT) {
                paths.add(request.layout().input(input.name()));
            }
        }
        return paths;
    }
}
