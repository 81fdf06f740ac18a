package dev.lazurite.arm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.store.Database;

/** The parts of the resource manager, joined: what the providers build their resource types on. */
public final class ResourceManager {
    private final Directory directory;
    private final ResourceStore store;
    private final ResourceGroups groups;
    private final ResourceEngine engine;
    private final AsyncOperations async;
    private final ResourceOperations resources;

    public ResourceManager(Database database, Directory directory, Clock clock, Ids ids) {
        this.directory = directory;
        this.store = new ResourceStore(database, clock, ids);
        this.groups = new ResourceGroups(database, directory);
        this.engine = new ResourceEngine(store, groups);
        this.async = new AsyncOperations(database, clock, ids);
        this.resources = new ResourceOperations(engine, async);
    }

    /** Tenants, subscriptions, groups and polls; the resource types declare their own. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        operations.addAll(new GroupOperations(groups, engine, async).operations());
        operations.addAll(new SubscriptionOperations(directory, groups, engine).operations());
        operations.addAll(async.operations(Versions.MACHINE_LEARNING));
        return operations;
    }

    public Directory directory() {
        return directory;
    }

    public ResourceStore store() {
        return store;
    }

    public ResourceGroups groups() {
        return groups;
    }

    public ResourceEngine engine() {
        return engine;
    }

    public AsyncOperations async() {
        return async;
    }

    public ResourceOperations resources() {
        return resources;
    }
}
