package dev.lazurite.tracking.record;

/** Which relative paths are taken at their word: those in which no segment is empty or means another place. */
public final class PathRule {
    private PathRule() {}

    /** Whether {@code path}, with slashes between its segments, stays below the place that it is relative to. */
    public static boolean allows(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return path.indexOf('\\') < 0 && path.indexOf('\0') < 0;
    }
}
