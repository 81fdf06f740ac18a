package dev.lazurite.storage;

/** Where a blob is. Names are the caller's text and never become paths of the file system. */
public record BlobKey(String account, String container, String name) {}
