package dev.lazurite.platform.http;

/** Who calls: what a surface's authentication found out. */
public interface Principal {
    /** A stable id; what {@code createdBy} says. */
    String id();

    /** Whoever asked for what needs no credential. */
    Principal ANONYMOUS = () -> "anonymous";
}
