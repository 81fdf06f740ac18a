package dev.lazurite.storage;

/** What a blob is made of; the values of {@code x-ms-blob-type}. */
public enum BlobType {
    BLOCK("BlockBlob"),
    APPEND("AppendBlob");

    private final String azure;

    BlobType(String azure) {
        this.azure = azure;
    }

    /** The word that Azure uses. */
    public String azure() {
        return azure;
    }

    static BlobType of(String azure) {
        return azure.equals(APPEND.azure) ? APPEND : BLOCK;
    }
}
