package dev.lazurite.jobs.staging;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.storage.Blobs;
import dev.lazurite.storage.samples.Sample;

/** Finds what the addresses in jobs lead to. */
final class Addresses {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern DATASTORE = Pattern.compile(
            "azureml:/{1,3}(?:subscriptions/[^/]+/resourcegroups/[^/]+/(?:providers/[^/]+/)?workspaces/[^/]+/)?"
                    + "datastores/([^/]+)(?:/paths)?(?:/(.*))?",
            FLAGS);
    private static final Pattern OUTPUT =
            Pattern.compile("(?:azureml://|azureml:)jobs/([^/]+)/outputs/([^/]+)(?:/paths)?(?:/(.*))?", FLAGS);
    private static final Pattern ARTIFACT =
            Pattern.compile("(?:azureml://artifacts/ExperimentRun/dcid\\.|runs:/)([^/]+)(?:/(.*))?", FLAGS);
    private static final Pattern WASB =
            Pattern.compile("(?:wasbs?|abfss?)://([^@/]+)@([^./]+)\\.(?:blob|dfs)\\.[^/]+(?:/(.*))?", FLAGS);
    private static final Pattern STORAGE_HOST =
            Pattern.compile("([a-z0-9]+)\\.(?:blob|dfs)\\.core\\.windows\\.net", FLAGS);

    private final Blobs blobs;
    private final Datastores datastores;
    private final Assets assets;
    private final OutputLocations outputs;

    Addresses(Blobs blobs, Datastores datastores, Assets assets, OutputLocations outputs) {
        this.blobs = blobs;
        this.datastores = datastores;
        this.assets = assets;
        this.outputs = outputs;
    }

    /** The address behind asset references and outputs of jobs: one that says where content is. */
    String direct(String workspace, String address, String type) throws JobFault {
        Optional<Assets.Reference> reference = AssetReference.parse(address, type);
        if (reference.isPresent()) {
            return assets.find(workspace, reference.get())
                    .map(Assets.Asset::uri)
                    .orElseThrow(() -> JobFault.notFound(
                            address, "The workspace has no version '" + reference.get() + "' of that asset."));
        }
        Matcher output = OUTPUT.matcher(address);
        if (output.matches()) {
            String job = output.group(1);
            String name = output.group(2).equals("artifacts") ? "default" : output.group(2);
            String base = outputs.uri(workspace, job, name)
                    .orElseThrow(() -> JobFault.notFound(
                            address, "The workspace has no job '" + job + "' with an output '" + name + "'."));
            return joined(base, rest(output, 3));
        }
        Matcher artifact = ARTIFACT.matcher(address);
        if (artifact.matches()) {
            return joined(
                    "azureml://datastores/" + Datastores.ARTIFACTS + "/paths/ExperimentRun/dcid." + artifact.group(1),
                    rest(artifact, 2));
        }
        return address;
    }

    /**
     * Where the content at an address is.
     *
     * @param type of the input or output, such as {@code uri_file}
     */
    Location resolve(String workspace, String address, String type) throws JobFault {
        String direct = direct(workspace, address, type);
        // what an asset or output names may be such an address in turn, once
        direct = direct.equals(address) ? direct : direct(workspace, direct, type);
        Matcher datastore = DATASTORE.matcher(direct);
        if (datastore.matches()) {
            String name = datastore.group(1);
            Datastores.Container container = datastores
                    .find(workspace, name)
                    .orElseThrow(() -> JobFault.notFound(
                            address, "The workspace has no datastore '" + name + "' that keeps blobs."));
            return inBlobs(address, container.account(), container.container(), rest(datastore, 2));
        }
        return byAddress(address, direct);
    }

    /**
     * Where content at an address is written to.
     *
     * @throws JobFault also where the address leads out of this instance
     */
    Location.InBlobs inStore(String workspace, String address, String type) throws JobFault {
        if (resolve(workspace, address, type) instanceof Location.InBlobs place) {
            return place;
        }
        throw new JobFault(
                "ScriptExecution.WriteStreams.Validation",
                "Nothing can be written to '" + address
                        + "': an output goes to a datastore or to a storage account of this emulator.");
    }

    /** The blobs of public data that an address leads to which a command is given as it stands; none for any other text. */
    List<Blobs.Blob> publicData(String address) {
        try {
            boolean maybe = WASB.matcher(address).matches() || address.regionMatches(true, 0, "https://", 0, 8);
            if (maybe && byAddress(address, address) instanceof Location.InBlobs place) {
                return blobs.list(place.account(), place.container(), place.path()).stream()
                        .filter(blob -> blob.metadata().containsKey(Sample.METADATA))
                        .toList();
            }
        } catch (JobFault elsewhere) {
            return List.of();
        }
        return List.of();
    }

    private Location byAddress(String address, String direct) throws JobFault {
        Matcher wasb = WASB.matcher(direct);
        return wasb.matches()
                ? inBlobs(address, wasb.group(2), wasb.group(1), rest(wasb, 3))
                : byScheme(address, direct);
    }

    private Location byScheme(String address, String direct) throws JobFault {
        if (!direct.regionMatches(true, 0, "http://", 0, 7) && !direct.regionMatches(true, 0, "https://", 0, 8)) {
            throw JobFault.invalid(
                    address,
                    "a job reads azureml://datastores/..., asset references, azureml://jobs/..., https:// and wasbs://"
                            + " addresses, not local paths or other schemes.");
        }
        URI uri;
        try {
            uri = URI.create(direct.replace(" ", "%20"));
        } catch (IllegalArgumentException malformed) {
            throw JobFault.invalid(address, "it is not a URL.");
        }
        Matcher host = STORAGE_HOST.matcher(uri.getHost() == null ? "" : uri.getHost());
        if (!host.matches()) {
            return new Location.OnTheWeb(uri);
        }
        String path = decoded(uri.getRawPath()).replaceFirst("^/", "");
        int slash = path.indexOf('/');
        String container = slash < 0 ? path : path.substring(0, slash);
        return inBlobs(address, host.group(1), container, slash < 0 ? "" : path.substring(slash + 1));
    }

    private Location inBlobs(String address, String account, String container, String path) throws JobFault {
        if (blobs.accountKey(account).isEmpty()) {
            throw JobFault.notFound(address, "There is no storage account '" + account + "' here.");
        }
        return new Location.InBlobs(
                account, container, path.replaceFirst("^/+", "").replaceFirst("/+$", ""));
    }

    private static String decoded(String rawPath) {
        return URLDecoder.decode((rawPath == null ? "" : rawPath).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String joined(String base, String rest) {
        return rest.isEmpty() ? base : base.replaceFirst("/+$", "") + "/" + rest;
    }

    private static String rest(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }
}
