package dev.lazurite.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.tracking.record.Point;

/** The runs of all workspaces, as the rest of the program uses them. A job and its run are one record. */
public interface Runs {
    /**
     * A run without its metrics and params.
     *
     * @param id the run id, which is the job's name
     * @param workspace the ARM id of the workspace, lower case
     * @param parent the id of the parent run; empty where there is none
     * @param error the code and message of what made it fail; empty otherwise
     * @param type such as {@code azureml.scriptrun}; empty for a run that MLflow made
     */
    record Run(
            String id,
            String workspace,
            String experimentId,
            String experimentName,
            String displayName,
            String description,
            String type,
            String parent,
            RunStatus status,
            Optional<RunError> error,
            Instant created,
            Optional<Instant> started,
            Optional<Instant> ended,
            boolean hidden,
            String createdBy,
            Map<String, String> tags,
            Map<String, String> properties) {}

    /** Why a run failed: what {@code details.error} says. */
    record RunError(String code, String message) {}

    /** What a job says of its run when it is submitted. */
    record Submission(
            String id,
            String workspace,
            String experimentName,
            String displayName,
            String description,
            String type,
            String parent,
            RunStatus status,
            String createdBy,
            Map<String, String> tags,
            Map<String, String> properties) {}

    /** Makes the run of a job, and its experiment where there is none. */
    Run create(Submission submission);

    Optional<Run> find(String workspace, String id);

    /** The runs whose parent is {@code parent}, oldest first. */
    List<Run> children(String workspace, String parent);

    /** Moves a run to another state; a terminal state is never left. The times of start and end are set on the way. */
    Run transition(String workspace, String id, RunStatus status, Optional<RunError> error);

    /** Merges tags and properties into a run. */
    void annotate(String workspace, String id, Map<String, String> tags, Map<String, String> properties);

    /** Changes what people see of a run: its names, and whether lists leave it out. */
    void describe(String workspace, String id, String displayName, String description, boolean hidden);

    /** The last value of every metric of a run. */
    Map<String, Double> latestMetrics(String workspace, String id);

    /** All values of one metric of a run, in the order of their timestamps. */
    List<Point> metric(String workspace, String id, String name);

    /** Logs a parameter of a run, as a job does for its literal inputs. */
    void logParameter(String workspace, String id, String key, String value);

    /** Forgets everything of a workspace. */
    void deleteWorkspace(String workspace);
}
