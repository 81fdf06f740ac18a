package dev.lazurite.platform.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One declared operation: all that router, access decision, documentation and studio need to know of it.
 *
 * @param id the specification's operation id, such as {@code Workspaces_Get}
 * @param surface the name of the surface that it answers on
 * @param path the path template, with {@code {name}} for one segment and a last {@code {name*}} for all that is left
 * @param query what the query must say for this operation to be meant, where several share a path and a method; of those that
 *     match, the one that asks for most is taken
 * @param versions the accepted values of {@code api-version}; empty where the surface has none
 * @param action the role action that the caller needs; empty where none is asked for
 * @param anonymous whether it answers without a credential
 * @param runAccess whether the token of a running job may call it; the handler then checks that it is about that job
 */
public record Operation(
        String id,
        String surface,
        Method method,
        String path,
        Map<String, String> query,
        Set<String> versions,
        String action,
        Emulation emulation,
        boolean longRunning,
        boolean anonymous,
        boolean runAccess,
        Handler handler) {

    /** Begins the declaration of an operation that behaves, needs a credential and has no api-version. */
    public static Operation of(String id, String surface, Method method, String path, Handler handler) {
        return new Operation(
                id, surface, method, path, Map.of(), Set.of(), "", Emulation.BEHAVES, false, false, false, handler);
    }

    /** The same operation, meant only where the query says {@code name=value}, such as {@code comp=metadata}. */
    public Operation when(String name, String value) {
        Map<String, String> more = new TreeMap<>(query);
        more.put(name, value);
        return new Operation(
                id,
                surface,
                method,
                path,
                Map.copyOf(more),
                versions,
                action,
                emulation,
                longRunning,
                anonymous,
                runAccess,
                handler);
    }

    public Operation versions(Set<String> accepted) {
        return new Operation(
                id,
                surface,
                method,
                path,
                query,
                accepted,
                action,
                emulation,
                longRunning,
                anonymous,
                runAccess,
                handler);
    }

    public Operation action(String required) {
        return new Operation(
                id,
                surface,
                method,
                path,
                query,
                versions,
                required,
                emulation,
                longRunning,
                anonymous,
                runAccess,
                handler);
    }

    /** The same operation, keeping what it is given without setting anything in motion. */
    public Operation stores() {
        return new Operation(
                id,
                surface,
                method,
                path,
                query,
                versions,
                action,
                Emulation.STORES,
                longRunning,
                anonymous,
                runAccess,
                handler);
    }

    /** An operation that the service has and this emulator has not: 501 with {@code missing}, a sentence. */
    public static Operation notEmulated(String id, String surface, Method method, String path, String missing) {
        return new Operation(
                id,
                surface,
                method,
                path,
                Map.of(),
                Set.of(),
                "",
                Emulation.NOT_EMULATED,
                false,
                false,
                false,
                call -> {
                    throw Fault.notEmulated(missing);
                });
    }

    public Operation asLongRunning() {
        return new Operation(
                id, surface, method, path, query, versions, action, emulation, true, anonymous, runAccess, handler);
    }

    public Operation withoutCredential() {
        return new Operation(
                id, surface, method, path, query, versions, action, emulation, longRunning, true, runAccess, handler);
    }

    /** The same operation, open to the token of a running job. */
    public Operation forRuns() {
        return new Operation(
                id, surface, method, path, query, versions, action, emulation, longRunning, anonymous, true, handler);
    }
}
