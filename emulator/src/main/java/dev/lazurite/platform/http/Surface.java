package dev.lazurite.platform.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of operations that share hosts, the shape of errors and the way in which a caller proves who it is.
 *
 * @param name short and stable; also the first path segment under which the surface answers on {@code localhost}
 * @param hosts patterns such as {@code {account}.blob.core.windows.net}; a name in braces becomes a parameter of the call
 * @param foldsCase whether literal path segments match in any case
 * @param authentication finds out who calls
 * @param faults the shape of refusals
 * @param filters run around every operation of the surface, in order, after authentication
 * @param collapsesSlashes whether several slashes in a path mean one, as clients of the resource manager take for granted
 * @param aliases beginnings of paths that belong to other surfaces
 */
public record Surface(
        String name,
        List<String> hosts,
        boolean foldsCase,
        Authentication authentication,
        FaultRenderer faults,
        List<Filter> filters,
        boolean collapsesSlashes,
        List<Alias> aliases) {

    /** A surface that takes paths as they are sent and has all of them to itself. */
    public Surface(
            String name,
            List<String> hosts,
            boolean foldsCase,
            Authentication authentication,
            FaultRenderer faults,
            List<Filter> filters) {
        this(name, hosts, foldsCase, authentication, faults, filters, false, List.of());
    }

    /**
     * A second way to another surface: there a path that begins with {@code prefix} is answered, without that prefix; who
     * calls is found out as on the surface that has the alias.
     *
     * @param prefix whole segments with a slash before and none after, such as {@code /mferp/managementfrontend}
     * @param surface the name of the surface that answers
     */
    public record Alias(String prefix, String surface) {}

    /** The same surface, to which several slashes in a path are one. */
    public Surface collapsingSlashes() {
        return new Surface(name, hosts, foldsCase, authentication, faults, filters, true, aliases);
    }

    /** The same surface, on which paths under {@code prefix} are answered by the surface {@code other}. */
    public Surface alias(String prefix, String other) {
        List<Alias> more = new ArrayList<>(aliases);
        more.add(new Alias(prefix, other));
        return new Surface(
                name, hosts, foldsCase, authentication, faults, filters, collapsesSlashes, List.copyOf(more));
    }

    /** The same surface, whose callers are known as those of {@code other} are. */
    public Surface authenticatedAs(Surface other) {
        return new Surface(name, hosts, foldsCase, other.authentication, faults, filters, collapsesSlashes, aliases);
    }

    /** Finds out who calls; refuses with a {@link Fault} of status 401 or 403. */
    @FunctionalInterface
    public interface Authentication {
        Principal authenticate(Call call);

        /** For surfaces whose operations need no credential. */
        Authentication NONE = call -> Principal.ANONYMOUS;
    }

    /** Renders a refusal in the shape of the surface. */
    @FunctionalInterface
    public interface FaultRenderer {
        Answer render(Fault fault, Call call);
    }
}
