package dev.lazurite.trainer.tabular;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.trainer.api.Metrics;
import org.tribuo.Tribuo;

/**
 * What made a model: enough to make it again. It holds no time, so that the same fit writes the same words.
 *
 * @param file name of the data file
 * @param sha256 digest of its bytes
 * @param split by what rows were held out, as typed
 * @param parameters every parameter of the learner, defaults included
 */
public record Provenance(
        String learner,
        Map<String, Object> parameters,
        long seed,
        String file,
        String sha256,
        int trainRows,
        int testRows,
        String split,
        double testFraction,
        Metrics metrics) {
    public Provenance {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A form that JSON can carry. */
    public Map<String, Object> describe() {
        var data = new LinkedHashMap<String, Object>();
        data.put("file", file);
        data.put("sha256", sha256);
        data.put("train_rows", trainRows);
        data.put("test_rows", testRows);
        data.put("split", split);
        data.put("test_fraction", testFraction);
        var all = new LinkedHashMap<String, Object>();
        all.put("learner", learner);
        all.put("parameters", parameters);
        all.put("seed", seed);
        all.put("data", data);
        all.put("metrics", metrics.values());
        all.put("versions", versions());
        return all;
    }

    private static Map<String, Object> versions() {
        var versions = new LinkedHashMap<String, Object>();
        versions.put("lazurite-trainer", version());
        versions.put("tribuo", Tribuo.VERSION);
        versions.put("java", System.getProperty("java.version"));
        return versions;
    }

    /** The version of this library, as its jar says. */
    public static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
