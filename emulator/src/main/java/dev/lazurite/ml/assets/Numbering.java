package dev.lazurite.ml.assets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How a container says which version comes next. */
public enum Numbering {
    /** The highest whole number so far and one: data, models, code. */
    COUNTED {
        @Override
        String next(List<String> versions, Instant now) {
            long highest = 0;
            for (String version : versions) {
                if (version.matches("\\d{1,18}")) {
                    highest = Math.max(highest, Long.parseLong(version));
                }
            }
            return Long.toString(highest + 1);
        }
    },
    /** The moment of asking, as environments and components have it. */
    TIMED {
        @Override
        String next(List<String> versions, Instant now) {
            return MOMENT.format(now);
        }
    };

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd-HH-mm-ss-SSSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    abstract String next(List<String> versions, Instant now);
}
