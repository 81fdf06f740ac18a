package dev.lazurite.storage.samples;

/** A public file of which this instance holds an equivalent. */
public record Sample(String account, String container, String path, Equivalent equivalent) {
    /** The metadata of a blob that is an equivalent; its value is {@link Equivalent#description}. */
    public static final String METADATA = "lazurite_equivalent";
}
