package dev.lazurite.storage.blob;

import java.util.Optional;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.storage.Precondition;

/**
 * What a shared access signature must allow for an operation (REST reference, "Permissions for a container or blob" and
 * "Account SAS permissions by operation"). Public data is read and listed. Account keys and bearer tokens allow everything.
 *
 * @param level the letter of {@code srt}: service, container or object
 * @param anyOf letters of which one is enough
 * @param ofService whether a signature for a container or blob can allow it at all
 */
public record Need(char level, String anyOf, boolean ofService) {
    /** Any caller that is known, as for the information on the account. */
    static final Need KNOWN = new Need('*', "", true);

    public static Need service(String anyOf) {
        return new Need('s', anyOf, false);
    }

    public static Need container(String anyOf) {
        return new Need('c', anyOf, false);
    }

    public static Need listing() {
        return new Need('c', "l", true);
    }

    public static Need object(String anyOf) {
        return new Need('o', anyOf, true);
    }

    /** The handler, for callers that may have what it answers; {@link #check} refuses the others. */
    public Handler before(Handler handler) {
        return call -> {
            check(call);
            return handler.handle(call);
        };
    }

    /** Refuses, with 403, a signature that does not allow the operation. */
    public void check(Call call) {
        if (level == '*') {
            return;
        }
        if (call.principal() instanceof PublicReader && !anyOf.equals("r") && !anyOf.equals("l")) {
            throw AuthenticationFaults.permissionMismatch();
        }
        if (!(call.principal() instanceof SignedCaller caller)) {
            return;
        }
        if (caller.ofAccount() && caller.resourceTypes().indexOf(level) < 0) {
            throw AuthenticationFaults.resourceTypeMismatch();
        }
        if (!caller.may(anyOf) || (!caller.ofAccount() && !ofService)) {
            throw AuthenticationFaults.permissionMismatch();
        }
    }

    /** Refuses an overwrite by a signature that allows to create and not to write. */
    static Precondition overwriting(Call call) {
        boolean createsOnly = call.principal() instanceof SignedCaller caller && !caller.may("w");
        return createsOnly ? Need::mustBeNew : Precondition.NONE;
    }

    private static void mustBeNew(Optional<dev.lazurite.storage.StoredBlob> current) {
        if (current.isPresent()) {
            throw AuthenticationFaults.overwrite();
        }
    }
}
