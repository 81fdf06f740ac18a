package dev.lazurite.ml.assets;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.tracking.Runs;

/**
 * Turns the addresses that assets are made from into places in datastores: outputs of jobs ({@code
 * azureml://jobs/J/outputs/O/paths/P}), artifacts of runs ({@code runs:/R/P}, {@code azureml://.../runs/R/artifacts/P}, the
 * address of MLflow's artifact proxy) and artifacts of other origins ({@code azureml://artifacts/ORIGIN/CONTAINER/P}).
 */
public final class Locations {
    private static final String ARTIFACTS = "workspaceartifactstore";
    private static final String DEFAULT = "workspaceblobstore";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final Pattern OUTPUT =
            Pattern.compile("azureml:(?://)?jobs/([^/]+)/outputs/([^/]+)(?:/paths)?(?:/(.*))?", FLAGS);
    private static final Pattern ARTIFACT = Pattern.compile("azureml://artifacts/(.+)", FLAGS);
    private static final List<Pattern> OF_RUNS = List.of(
            Pattern.compile("runs:/+([^/]+)(?:/(.*))?"),
            Pattern.compile("azureml://[^/]+/mlflow/.+/runs/([^/]+)/artifacts(?:/(.*))?", FLAGS),
            Pattern.compile("https?://.+/mlflow-artifacts/artifacts/[^/]+/([^/]+)/artifacts(?:/(.*))?", FLAGS),
            Pattern.compile("mlflow-artifacts:/+[^/]+/([^/]+)/artifacts(?:/(.*))?", FLAGS));

    private final ResourceStore store;
    private final Runs runs;

    public Locations(ResourceStore store, Runs runs) {
        this.store = store;
        this.runs = runs;
    }

    /**
     * The place in a datastore that an address leads to.
     *
     * @return empty for an address that is no place in a datastore, such as {@code https://host/file.csv}
     */
    public Optional<DatastoreUri> datastore(WorkspaceFacts workspace, String address) {
        Optional<DatastoreUri> direct = DatastoreUri.parse(address);
        if (direct.isPresent()) {
            return direct;
        }
        Matcher output = OUTPUT.matcher(address);
        if (output.matches()) {
            return Optional.of(output(workspace, output.group(1), output.group(2), rest(output, 3)));
        }
        Matcher artifact = ARTIFACT.matcher(address);
        if (artifact.matches()) {
            return Optional.of(DatastoreUri.of(ARTIFACTS, artifact.group(1)));
        }
        for (Pattern form : OF_RUNS) {
            Matcher run = form.matcher(address);
            if (run.matches()) {
                return Optional.of(artifacts(run.group(1), rest(run, 2)));
            }
        }
        return Optional.empty();
    }

    private DatastoreUri output(WorkspaceFacts workspace, String job, String output, String path) {
        Optional<Resource> submitted = store.find(workspace.id().child("jobs", job));
        if (submitted.isEmpty() && runs.find(workspace.id().key(), job).isEmpty()) {
            throw ArmSurface.userError(404, "NotFoundError", "Run " + job + " not found.");
        }
        if (output.equals("artifacts") || output.equals("default")) {
            return artifacts(job, path);
        }
        String uri = submitted
                .map(resource -> resource.text("properties.outputs." + output + ".uri"))
                .orElse("");
        DatastoreUri base =
                DatastoreUri.parse(uri).orElse(DatastoreUri.of(DEFAULT, "azureml/" + job + "/" + output + "/"));
        return path.isEmpty()
                ? base
                : new DatastoreUri("", base.datastore(), base.folder().path() + path);
    }

    private static DatastoreUri artifacts(String run, String path) {
        return DatastoreUri.of(ARTIFACTS, "ExperimentRun/dcid." + run + (path.isEmpty() ? "" : "/" + path));
    }

    private static String rest(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }

    /** The run whose artifacts an address leads to; empty for any other address. */
    public static Optional<String> run(String address) {
        for (Pattern form : OF_RUNS) {
            Matcher run = form.matcher(address);
            if (run.matches()) {
                return Optional.of(run.group(1));
            }
        }
        Matcher output = OUTPUT.matcher(address);
        return output.matches() ? Optional.of(output.group(1)) : Optional.empty();
    }

    /** The GUID of a workspace, its property workspaceId. */
    public Optional<String> guid(ArmId workspace) {
        return store.find(workspace).map(found -> WorkspaceFacts.of(found).guid());
    }
}
