package dev.lazurite.platform.http;

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
 */
public record Surface(
        String name,
        List<String> hosts,
        boolean foldsCase,
        Authentication authentication,
        FaultRenderer faults,
        List<Filter> filters) {

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
