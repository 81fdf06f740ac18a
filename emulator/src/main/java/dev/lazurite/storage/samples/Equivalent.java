package dev.lazurite.storage.samples;

import java.util.function.Supplier;

/**
 * What stands in for a public file.
 *
 * @param description a sentence of printable ASCII, as headers carry it: what the content is and is not
 * @param content makes the content, the same bytes each time
 */
public record Equivalent(String description, String contentType, Supplier<byte[]> content) {}
