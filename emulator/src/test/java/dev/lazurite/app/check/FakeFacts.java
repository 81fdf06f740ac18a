package dev.lazurite.app.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A workspace that has what a test says. */
final class FakeFacts implements Facts {
    final Set<String> assets = new HashSet<>();
    final Map<String, Compute> computes = new HashMap<>();
    final Map<String, RegisteredComponent> components = new HashMap<>();
    final Map<String, Duration> usual = new HashMap<>();

    FakeFacts compute(String name, double price) {
        computes.put(name, new Compute("Standard_DS3_v2", 3, OptionalDouble.of(price)));
        return this;
    }

    @Override
    public Presence asset(String kind, String reference) {
        return assets.contains(kind + "/" + reference) ? Presence.THERE : Presence.MISSING;
    }

    @Override
    public Presence datastore(String name) {
        return name.equals("workspaceblobstore") ? Presence.THERE : Presence.MISSING;
    }

    @Override
    public Presence computePresence(String name) {
        return computes.containsKey(name) ? Presence.THERE : Presence.MISSING;
    }

    @Override
    public Optional<Compute> compute(String name) {
        return Optional.ofNullable(computes.get(name));
    }

    @Override
    public Optional<RegisteredComponent> component(String reference) {
        return Optional.ofNullable(components.get(reference));
    }

    @Override
    public History history(String runName) {
        Optional<Duration> known = Optional.ofNullable(usual.get(runName));
        return new History(known.isPresent() ? 1 : 0, known);
    }
}
