package dev.lazurite.app.check;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of a workspace and of what ran in it. */
interface Facts {
    /** Whether something is there; unknown when nobody can be asked. */
    enum Presence {
        THERE,
        MISSING,
        UNKNOWN
    }

    /**
     * A compute.
     *
     * @param price of one node for an hour in US dollars; empty where it is not known
     */
    record Compute(String size, int nodes, OptionalDouble price) {}

    /** A registered component: its type, and the types of its inputs and outputs with whether an input must be given. */
    record RegisteredComponent(String type, Map<String, Port> inputs, Map<String, Port> outputs) {}

    /** The work that steps of a name have done so far. */
    record History(int completed, Optional<Duration> usual) {}

    /** @param kind the type segment, such as {@code data} */
    Presence asset(String kind, String reference);

    Presence datastore(String name);

    Presence computePresence(String name);

    Optional<Compute> compute(String name);

    Optional<RegisteredComponent> component(String reference);

    History history(String runName);

    /** When no instance runs: nothing is known. */
    static Facts none() {
        return new Facts() {
            @Override
            public Presence asset(String kind, String reference) {
                return Presence.UNKNOWN;
            }

            @Override
            public Presence datastore(String name) {
                return Presence.UNKNOWN;
            }

            @Override
            public Presence computePresence(String name) {
                return Presence.UNKNOWN;
            }

            @Override
            public Optional<Compute> compute(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<RegisteredComponent> component(String reference) {
                return Optional.empty();
            }

            @Override
            public History history(String runName) {
                return new History(0, Optional.empty());
            }
        };
    }
}
