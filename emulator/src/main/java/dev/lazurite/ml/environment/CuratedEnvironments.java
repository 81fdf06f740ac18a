package dev.lazurite.ml.environment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environments that the service offers in its registry {@code azureml}. What they install is decided elsewhere. */
public interface CuratedEnvironments {
    /**
     * A curated environment.
     *
     * @param name without {@code AzureML-}, such as {@code sklearn-1.5}
     * @param image the image that the service runs it in
     */
    record Curated(String name, String version, String description, String image) {
        private static final String SERVICE = "AzureML-";
        private static final String OWN = "lazurite-";
        private static final Pattern COUNTED = Pattern.compile("[1-9][0-9]{0,8}");

        /** The name of its asset in a workspace: this program's own carry no {@code AzureML-}. */
        public String asset() {
            return name.startsWith(OWN) ? name : SERVICE + name;
        }

        /**
         * Whether the service has this version: its versions count from 1 to the newest. Deviation: all are shown, and run,
         * as the newest is.
         */
        boolean has(String asked) {
            return asked.equals(version)
                    || (COUNTED.matcher(asked).matches()
                            && COUNTED.matcher(version).matches()
                            && Integer.parseInt(asked) <= Integer.parseInt(version));
        }

        /** Whether {@code name} can be the one of such an asset, in whatever case. */
        static boolean names(String name) {
            return name.regionMatches(true, 0, SERVICE, 0, SERVICE.length()) || name.startsWith(OWN);
        }
    }

    /** The environment of this name, in whatever case and with or without {@code AzureML-} in front. */
    Optional<Curated> find(String name);

    List<Curated> all();
}
