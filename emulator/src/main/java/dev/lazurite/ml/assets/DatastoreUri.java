package dev.lazurite.ml.assets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.arm.ArmId;

/**
 * The address of something in a datastore, such as {@code azureml://datastores/workspaceblobstore/paths/folder/a.csv}. Also
 * read: the long forms that name a workspace by subscription, group and name, or by its GUID, and the form
 * without {@code /paths} that a job's default output has.
 *
 * @param workspace the name or the GUID of the workspace; empty in the short form
 * @param path without a slash in front; a slash at its end says that it is a folder
 */
public record DatastoreUri(String workspace, String datastore, String path) {
    private static final Pattern FORM = Pattern.compile(
            "azureml://(?:(?:subscriptions/[^/]+/resourcegroups/[^/]+/(?:providers/[^/]+/)?)?(?:locations/[^/]+/)?"
                    + "workspaces/([^/]+)/)?datastores/([^/]+)(?:/paths)?(?:/(.*))?",
            Pattern.CASE_INSENSITIVE);

    /** Reads an address of a datastore; empty when {@code uri} is none. */
    public static Optional<DatastoreUri> parse(String uri) {
        Matcher form = FORM.matcher(uri);
        return form.matches()
                ? Optional.of(new DatastoreUri(text(form, 1), form.group(2), text(form, 3)))
                : Optional.empty();
    }

    private static String text(Matcher form, int group) {
        return form.group(group) == null ? "" : form.group(group);
    }

    /** A place in a datastore of the workspace at hand. */
    public static DatastoreUri of(String datastore, String path) {
        return new DatastoreUri("", datastore, path);
    }

    /** The same place as a folder: its path ends with a slash. */
    public DatastoreUri folder() {
        return path.endsWith("/") || path.isEmpty() ? this : new DatastoreUri(workspace, datastore, path + "/");
    }

    /** Whether both mean the same place, however their workspace is named and whether or not it is called a folder. */
    public boolean samePlace(DatastoreUri other) {
        return datastore.toLowerCase(Locale.ROOT).equals(other.datastore.toLowerCase(Locale.ROOT))
                && folder().path.equals(other.folder().path);
    }

    /** The form for one workspace: {@code azureml://datastores/D/paths/P}. */
    public String shortForm() {
        return "azureml://datastores/" + datastore + "/paths/" + path;
    }

    /**
     * The form that names the workspace.
     *
     * @param groups {@code resourcegroups} as data has it or {@code resourceGroups} as models have it
     */
    public String longForm(ArmId home, String groups) {
        return "azureml://subscriptions/" + home.subscription() + "/" + groups + "/" + home.group() + "/workspaces/"
                + home.names().get(0) + "/datastores/" + datastore + "/paths/" + path;
    }

    /** The form of lists, which name the workspace by its GUID. */
    public String guidForm(String guid) {
        return "azureml://workspaces/" + guid + "/datastores/" + datastore + "/paths/" + path;
    }
}
