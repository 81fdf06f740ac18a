package dev.lazurite.arm;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The api-versions that each provider accepts: those that its specification has published and clients in use send. One
 * operation serves them all.
 */
public final class Versions {
    /** Microsoft.Resources: subscriptions, groups, deployments, tenants, providers. */
    public static final Set<String> RESOURCES =
            of("2014-04-01 2015-01-01 2015-11-01 2016-02-01 2016-06-01 2016-09-01 2017-05-10 2018-02-01 2018-05-01"
                    + " 2019-03-01 2019-05-01 2019-05-10 2019-06-01 2019-07-01 2019-08-01 2019-10-01 2019-11-01 2020-01-01"
                    + " 2020-06-01 2020-08-01 2020-10-01 2021-01-01 2021-04-01 2022-01-01 2022-09-01 2022-12-01 2023-07-01"
                    + " 2024-03-01 2024-07-01 2024-11-01 2025-03-01 2025-04-01");

    /** Microsoft.MachineLearningServices: all stable and preview versions that have been published. */
    public static final Set<String> MACHINE_LEARNING = of(
            "2018-11-19 2019-05-01 2019-06-01 2019-11-01 2020-01-01 2020-02-18-preview 2020-03-01 2020-04-01 2020-05-01-preview"
                    + " 2020-05-15-preview 2020-06-01 2020-08-01 2020-09-01-preview 2020-09-01-dataplanepreview 2021-01-01"
                    + " 2021-03-01-preview 2021-04-01 2021-07-01 2021-10-01-dataplanepreview 2022-01-01-preview"
                    + " 2022-02-01-preview 2022-05-01 2022-06-01-preview 2022-10-01 2022-10-01-preview 2022-12-01-preview"
                    + " 2023-02-01-preview 2023-04-01 2023-04-01-preview 2023-06-01-preview 2023-08-01-preview 2023-10-01"
                    + " 2024-01-01-preview 2024-04-01 2024-04-01-preview 2024-07-01-preview 2024-10-01 2024-10-01-preview"
                    + " 2025-01-01-preview 2025-04-01 2025-04-01-preview 2025-06-01 2025-07-01-preview 2025-09-01"
                    + " 2025-10-01-preview 2025-12-01 2026-01-15-preview 2026-03-01 2026-03-15-preview 2026-05-01"
                    + " 2026-05-15-preview");

    private Versions() {}

    /** A set of versions from a text in which spaces separate them. */
    public static Set<String> of(String spaced) {
        return Arrays.stream(spaced.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
