package dev.lazurite.tracking.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import dev.lazurite.tracking.record.Refusals;

/** How far a caller has read: a number that clients hand back without looking into it. */
public final class PageToken {
    private PageToken() {}

    /** The offset that a token stands for; 0 where there is none. */
    public static int offset(Optional<String> token) {
        if (token.isEmpty() || token.get().isEmpty()) {
            return 0;
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token.get());
            return Math.max(0, Integer.parseInt(new String(decoded, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException foreign) {
            throw Refusals.invalid(
                    "Invalid page token '" + token.get() + "': the next_page_token of an earlier answer is expected.");
        }
    }

    public static String of(int offset) {
        return Base64.getUrlEncoder().encodeToString(String.valueOf(offset).getBytes(StandardCharsets.UTF_8));
    }
}
