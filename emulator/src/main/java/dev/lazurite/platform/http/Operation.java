package dev.lazurite.platform.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One declared operation: all that router, access decision, documentation and studio need to know of it. */
public final class Operation {
    private final String id;
    private final String surface;
    private final Method method;
    private final String path;
    private final Handler handler;
    private Map<String, String> query = Map.of();
    private Set<String> versions = Set.of();
    private String action = "";
    private Emulation emulation = Emulation.BEHAVES;
    private boolean longRunning;
    private boolean anonymous;
    private boolean runAccess;

    private Operation(String id, String surface, Method method, String path, Handler handler) {
        this.id = id;
        this.surface = surface;
        this.method = method;
        this.path = path;
        this.handler = handler;
    }

    private Operation(Operation other) {
        this(other.id, other.surface, other.method, other.path, other.handler);
        query = other.query;
        versions = other.versions;
        action = other.action;
        emulation = other.emulation;
        longRunning = other.longRunning;
        anonymous = other.anonymous;
        runAccess = other.runAccess;
    }

    private Operation with(Consumer<Operation> change) {
        Operation changed = new Operation(this);
        change.accept(changed);
        return changed;
    }

    /**
     * Begins the declaration of an operation that behaves, needs a credential and has no api-version.
     *
     * @param id the specification's operation id, such as {@code Workspaces_Get}
     * @param surface the name of the surface that it answers on
     * @param path the path template, with {@code {name}} for one segment and a last {@code {name*}} for all that is left
     */
    public static Operation of(String id, String surface, Method method, String path, Handler handler) {
        return new Operation(id, surface, method, path, handler);
    }

    /** An operation that the service has and this emulator has not: 501 with {@code missing}, a sentence. */
    public static Operation notEmulated(String id, String surface, Method method, String path, String missing) {
        Operation operation = of(id, surface, method, path, call -> {
            throw Fault.notEmulated(missing);
        });
        return operation.with(changed -> changed.emulation = Emulation.NOT_EMULATED);
    }

    /** The same operation, meant only where the query says {@code name=value}, such as {@code comp=metadata}. */
    public Operation when(String name, String value) {
        Map<String, String> more = new TreeMap<>(query);
        more.put(name, value);
        return with(changed -> changed.query = Map.copyOf(more));
    }

    /** The accepted values of {@code api-version}. */
    public Operation versions(Set<String> accepted) {
        return with(changed -> changed.versions = accepted);
    }

    /** The role action that the caller needs. */
    public Operation action(String required) {
        return with(changed -> changed.action = required);
    }

    /** The same operation, keeping what it is given without setting anything in motion. */
    public Operation stores() {
        return with(changed -> changed.emulation = Emulation.STORES);
    }

    public Operation asLongRunning() {
        return with(changed -> changed.longRunning = true);
    }

    public Operation withoutCredential() {
        return with(changed -> changed.anonymous = true);
    }

    /** The same operation, open to the token of a running job; its handler then checks that it is about that job. */
    public Operation forRuns() {
        return with(changed -> changed.runAccess = true);
    }

    public String id() {
        return id;
    }

    public String surface() {
        return surface;
    }

    public Method method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Handler handler() {
        return handler;
    }

    /**
     * What the query must say for this operation to be meant, where several share a path and a method; of those that match,
     * the one that asks for most is taken.
     */
    public Map<String, String> query() {
        return query;
    }

    /** The accepted values of {@code api-version}; empty where the surface has none. */
    public Set<String> versions() {
        return versions;
    }

    /** The role action that the caller needs; empty where none is asked for. */
    public String action() {
        return action;
    }

    public Emulation emulation() {
        return emulation;
    }

    public boolean longRunning() {
        return longRunning;
    }

    /** Whether it answers without a credential. */
    public boolean anonymous() {
        return anonymous;
    }

    /** Whether the token of a running job may call it. */
    public boolean runAccess() {
        return runAccess;
    }
}
