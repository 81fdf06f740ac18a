package dev.lazurite.tracking.search;

import java.util.Locale;

import dev.lazurite.tracking.record.Refusals;

/** Which things a search returns by their life cycle. */
public enum ViewType {
    ACTIVE_ONLY,
    DELETED_ONLY,
    ALL;

    public static ViewType of(String word) {
        for (ViewType type : values()) {
            if (type.name().equals(word.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        throw Refusals.invalid(
                "Invalid view type '" + word + "'. Valid view types are [ACTIVE_ONLY, DELETED_ONLY, ALL]");
    }

    String condition(String table) {
        return switch (this) {
            case ACTIVE_ONLY -> " AND " + table + ".lifecycle = 'active'";
            case DELETED_ONLY -> " AND " + table + ".lifecycle = 'deleted'";
            case ALL -> "";
        };
    }
}
