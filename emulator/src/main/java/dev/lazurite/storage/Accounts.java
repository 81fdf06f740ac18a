package dev.lazurite.storage;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.lazurite.platform.Ids;
import dev.lazurite.storage.AccountStore.Account;

/** The storage accounts of this instance, their keys and their containers. */
public final class Accounts {
    private final AccountStore store;
    private final Contents contents;
    private final Etags etags;
    private final Ids ids;
    private final Publication publication;
    /** Keys are needed for every call, so they are not read from the database each time. */
    private final Map<String, Account> known = new ConcurrentHashMap<>();

    /** The accounts of others whose public data this instance holds: they come into being when they are first asked for. */
    interface Publication {
        boolean offers(String account);

        /** Puts up what is not there yet. The account and its containers exist, and nobody else sees the account until this ends. */
        void publish(String account);

        /** The containers that an account of the public has. */
        List<String> containers(String account);
    }

    Accounts(AccountStore store, Contents contents, Etags etags, Ids ids, Publication publication) {
        this.store = store;
        this.contents = contents;
        this.etags = etags;
        this.ids = ids;
        this.publication = publication;
    }

    private Optional<Account> find(String account) {
        Account cached = known.get(account);
        if (cached != null) {
            return Optional.of(cached);
        }
        synchronized (this) {
            Optional<Account> stored =
                    publication.offers(account) ? Optional.of(published(account)) : store.find(account);
            stored.ifPresent(found -> known.put(account, found));
            return stored;
        }
    }

    /** An account of the public, with what this version of the program knows of it. */
    private Account published(String account) {
        Account made = store.find(account).orElseGet(() -> insert(account));
        for (String name : publication.containers(account)) {
            if (store.container(account, name).isEmpty()) {
                insert(account, name, Map.of());
            }
        }
        publication.publish(account);
        return made;
    }

    /** Whether an account holds public data: everybody may read it, and nobody may write. */
    public boolean ofThePublic(String account) {
        return publication.offers(account);
    }

    /** The two keys of an account in base64. */
    public List<String> keys(String account) {
        return find(account)
                .map(found -> List.of(found.key1(), found.key2()))
                .orElseThrow(() -> StorageFaults.accountNotFound(account));
    }

    Optional<String> primaryKey(String account) {
        return find(account).map(Account::key1);
    }

    synchronized void create(String account) {
        if (find(account).isEmpty()) {
            known.put(account, insert(account));
        }
    }

    private Account insert(String account) {
        Account made = new Account(account, newKey(), newKey());
        store.insert(made);
        return made;
    }

    synchronized void delete(String account) {
        known.remove(account);
        contents.forget(store.delete(account));
    }

    synchronized void regenerate(String account, String keyName) {
        Account before = find(account).orElseThrow(() -> StorageFaults.accountNotFound(account));
        Account after = switch (keyName) {
            case "key1" -> new Account(account, newKey(), before.key2());
            case "key2" -> new Account(account, before.key1(), newKey());
            default -> throw StorageFaults.invalidQuery("keyName", keyName, "keys are named key1 and key2");
        };
        store.updateKeys(after);
        known.put(account, after);
    }

    private String newKey() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(ids.hex(128)));
    }

    /** What was set with Set Blob Service Properties; empty when nothing was. */
    public String serviceProperties(String account) {
        return store.serviceProperties(account);
    }

    public void setServiceProperties(String account, String document) {
        store.updateServiceProperties(account, document);
    }

    /** Refuses an account that is not there. */
    public void require(String account) {
        keys(account);
    }

    /** A container that must be there. */
    public Container container(String account, String name) {
        return store.container(account, name).orElseThrow(() -> StorageFaults.containerNotFound(name));
    }

    /** The containers named from {@code from} on, by name. */
    public List<Container> containers(String account, String from, int limit) {
        return store.containers(account, from, limit);
    }

    /** Makes a container; refused with 409 where there is one. */
    public synchronized Container createContainer(String account, String name, Map<String, String> metadata) {
        Names.checkContainer(name);
        require(account);
        if (store.container(account, name).isPresent()) {
            throw StorageFaults.containerAlreadyExists(name);
        }
        return insert(account, name, metadata);
    }

    private Container insert(String account, String name, Map<String, String> metadata) {
        Etags.Stamp stamp = etags.next();
        Container made = new Container(account, name, stamp.etag(), stamp.time(), metadata);
        store.insert(made);
        return made;
    }

    /** Replaces the metadata of a container. */
    public synchronized Container setMetadata(
            String account, String name, Map<String, String> metadata, Consumer<Container> precondition) {
        Container before = container(account, name);
        precondition.accept(before);
        Etags.Stamp stamp = etags.next();
        Container after = new Container(account, name, stamp.etag(), stamp.time(), metadata);
        store.update(after);
        return after;
    }

    /** Deletes a container with all its blobs. */
    public synchronized void deleteContainer(String account, String name, Consumer<Container> precondition) {
        precondition.accept(container(account, name));
        contents.forget(store.delete(account, name));
    }
}
