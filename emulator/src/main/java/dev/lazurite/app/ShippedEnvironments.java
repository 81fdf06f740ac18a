package dev.lazurite.app;

import java.util.List;
import java.util.Optional;

import dev.lazurite.jobs.environments.EnvironmentSpec;
import dev.lazurite.ml.environment.CuratedEnvironments;

/** The curated environments that jobs have equivalents of, as the environments resource shows them. */
final class ShippedEnvironments implements CuratedEnvironments {
    private final dev.lazurite.jobs.environments.CuratedEnvironments shipped;

    ShippedEnvironments(dev.lazurite.jobs.environments.CuratedEnvironments shipped) {
        this.shipped = shipped;
    }

    @Override
    public Optional<Curated> find(String name) {
        return shipped.find(name).map(ShippedEnvironments::shown);
    }

    @Override
    public List<Curated> all() {
        return shipped.names().stream().flatMap(name -> find(name).stream()).toList();
    }

    private static Curated shown(EnvironmentSpec spec) {
        return new Curated(
                spec.name(),
                spec.version(),
                "Curated environment " + spec.name() + ", of which this instance installs an equivalent.",
                spec.image().orElse(""));
    }
}
