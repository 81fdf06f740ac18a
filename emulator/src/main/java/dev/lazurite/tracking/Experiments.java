package dev.lazurite.tracking;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.platform.Ids;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.ExperimentStore;
import dev.lazurite.tracking.record.Lifecycle;
import dev.lazurite.tracking.record.Limits;
import dev.lazurite.tracking.record.Refusals;

/** The experiments of workspaces: made when first named, found by id or name. */
public final class Experiments {
    /** What MLflow's clients send as experiment id when nobody named an experiment. */
    private static final String UNNAMED = "0";

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TAG = 20_000;

    private final ExperimentStore store;
    private final Clock clock;
    private final Ids ids;

    public Experiments(ExperimentStore store, Clock clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes an experiment; refused when the workspace has one of that name, in use or deleted. */
    public Experiment create(String workspace, String name, String artifactLocation, Map<String, String> tags) {
        checkName(name);
        tags.forEach(Experiments::checkTag);
        long now = clock.millis();
        Experiment made =
                new Experiment(ids.guid(), workspace, name, artifactLocation, Lifecycle.ACTIVE, now, now, tags);
        if (!store.insert(made)) {
            throw Refusals.exists("Experiment '" + name + "' already exists.");
        }
        return made;
    }

    /** The experiment of that name, made where there is none. */
    public Experiment named(String workspace, String name) {
        Optional<Experiment> known = store.byName(workspace, name);
        if (known.isPresent()) {
            return known.get();
        }
        checkName(name);
        long now = clock.millis();
        store.insert(new Experiment(ids.guid(), workspace, name, "", Lifecycle.ACTIVE, now, now, Map.of()));
        return store.byName(workspace, name).orElseThrow();
    }

    public Optional<Experiment> byName(String workspace, String name) {
        return store.byName(workspace, name);
    }

    /** The experiment with an id; for MLflow's "0" the workspace's default one. */
    public Experiment byId(String workspace, String id) {
        return existing(workspace, id).orElseThrow(() -> Refusals.missing("No Experiment with id=" + id + " exists"));
    }

    /** As {@link #byId}, empty where there is none. */
    public Optional<Experiment> existing(String workspace, String id) {
        return id.equals(UNNAMED) ? Optional.of(named(workspace, Experiment.DEFAULT)) : store.byId(workspace, id);
    }

    public void rename(Experiment experiment, String name) {
        checkName(name);
        if (experiment.lifecycle() == Lifecycle.DELETED) {
            throw Refusals.invalid("Cannot rename a non-active experiment.");
        }
        if (store.byName(experiment.workspace(), name)
                .filter(other -> !other.id().equals(experiment.id()))
                .isPresent()) {
            throw Refusals.exists("Experiment '" + name + "' already exists.");
        }
        store.rename(experiment.id(), name, clock.millis());
    }

    public void lifecycle(Experiment experiment, Lifecycle lifecycle) {
        store.lifecycle(experiment.id(), lifecycle, clock.millis());
    }

    public void tag(Experiment experiment, String name, String content) {
        checkTag(name, content);
        store.tag(experiment.id(), name, content);
    }

    public void untag(Experiment experiment, String name) {
        if (!store.untag(experiment.id(), name)) {
            throw Refusals.missing("No tag with name: " + name + " in experiment with id " + experiment.id());
        }
    }

    private static void checkTag(String name, String content) {
        Limits.checkName("tag", name);
        if (content.length() > LONGEST_TAG) {
            throw Refusals.invalid("The value of experiment tag '" + name + "' has " + content.length()
                    + " characters, at most " + LONGEST_TAG + " are accepted.");
        }
    }

    private static void checkName(String name) {
        if (name.isBlank()) {
            throw Refusals.invalid("Invalid experiment name: '" + name + "'. A name that is not blank is expected.");
        }
        if (name.length() > LONGEST_NAME) {
            throw Refusals.invalid("Experiment name exceeds the maximum length of " + LONGEST_NAME
                    + " characters: it has " + name.length() + ".");
        }
    }
}
