package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blobs of this instance, as the rest of the program uses them; the HTTP surface does the same for clients. */
public interface Blobs {
    /**
     * A blob.
     *
     * @param length in bytes
     * @param etag with its quotation marks
     */
    record Blob(
            String account,
            String container,
            String name,
            long length,
            String contentType,
            String etag,
            Instant lastModified,
            Map<String, String> metadata) {
        /** Whether it stands for a directory, as ADLS Gen2 keeps one for Blob clients. */
        public boolean marksFolder() {
            return metadata.entrySet().stream()
                    .anyMatch(entry -> entry.getKey().equalsIgnoreCase("hdi_isfolder")
                            && entry.getValue().equalsIgnoreCase("true"));
        }
    }

    /** What a signature allows. */
    enum Permission {
        READ,
        WRITE,
        CREATE,
        ADD,
        DELETE,
        LIST
    }

    /** Makes an account, with two random keys, where there is none. */
    void createAccount(String account);

    /** Forgets an account and all that it holds. */
    void deleteAccount(String account);

    /** The account's primary key in base64; empty where there is no such account. */
    Optional<String> accountKey(String account);

    /** Replaces one key of an account ({@code key1} or {@code key2}). */
    void regenerateKey(String account, String keyName);

    /** Makes a container where there is none. */
    void createContainer(String account, String container);

    /** Writes a block blob, replacing what was there. */
    Blob put(String account, String container, String name, InputStream content, String contentType) throws IOException;

    /**
     * Makes a blob whose content is, from now on, whatever {@code file} holds: for logs that grow while they are read.
     * {@link #settle} later keeps the content in the store.
     */
    void link(String account, String container, String name, Path file);

    /** Ends a link: the blob keeps the content that its file has now. Nothing happens for a blob that is no link. */
    void settle(String account, String container, String name) throws IOException;

    Optional<Blob> find(String account, String container, String name);

    /** The blobs whose names begin with {@code prefix}, by name. */
    List<Blob> list(String account, String container, String prefix);

    /** The content of a blob; the caller closes it. */
    InputStream open(Blob blob) throws IOException;

    /** Forgets a blob where there is one. */
    void delete(String account, String container, String name) throws IOException;

    /**
     * A shared access signature for a container, or for one blob of it.
     *
     * @param blob empty for the whole container
     * @return the query string, without a question mark
     */
    String sign(String account, String container, String blob, List<Permission> permissions, Duration lifetime);

    /**
     * A shared access signature for the containers and blobs of a whole account.
     *
     * @return the query string, without a question mark
     */
    String signAccount(String account, List<Permission> permissions, Duration lifetime);
}
