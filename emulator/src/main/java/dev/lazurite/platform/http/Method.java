package dev.lazurite.platform.http;

/** The HTTP methods that an operation can have. */
public enum Method {
    GET,
    HEAD,
    PUT,
    POST,
    PATCH,
    DELETE,
    OPTIONS
}
