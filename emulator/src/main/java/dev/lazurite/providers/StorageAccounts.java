package dev.lazurite.providers;

import java.util.Optional;

/** What a storage account resource sets in motion: the accounts of the data plane. */
public interface StorageAccounts {
    void create(String account);

    void delete(String account);

    /** The primary key in base64; empty where there is no such account. */
    Optional<String> key(String account);
}
