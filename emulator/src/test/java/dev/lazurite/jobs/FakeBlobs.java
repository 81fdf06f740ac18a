package dev.lazurite.jobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.lazurite.storage.Blobs;

/** Blobs in memory, in one account named {@code account}. */
public final class FakeBlobs implements Blobs {
    private final Map<String, byte[]> contents = new ConcurrentSkipListMap<>();
    private final Map<String, Path> links = new ConcurrentSkipListMap<>();
    private volatile boolean full;

    /** From now on there is no room for anything. */
    public void fill() {
        full = true;
    }

    public void text(String container, String name, String content) {
        contents.put(container + "/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a blob; empty where there is none. */
    public Optional<String> text(String container, String name) {
        return find("account", container, name).map(blob -> {
            try (InputStream in = open(blob)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    public Set<String> links() {
        return links.keySet();
    }

    @Override
    public void createAccount(String account) {}

    @Override
    public void deleteAccount(String account) {}

    @Override
    public Optional<String> accountKey(String account) {
        return account.equals("account") ? Optional.of("a2V5") : Optional.empty();
    }

    @Override
    public void regenerateKey(String account, String keyName) {}

    @Override
    public void createContainer(String account, String container) {}

    @Override
    public Blob put(String account, String container, String name, InputStream content, String contentType)
            throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        contents.put(container + "/" + name, content.readAllBytes());
        return find(account, container, name).orElseThrow();
    }

    @Override
    public void link(String account, String container, String name, Path file) {
        links.put(container + "/" + name, file);
    }

    @Override
    public void settle(String account, String container, String name) throws IOException {
        Path file = links.remove(container + "/" + name);
        if (file != null) {
            contents.put(container + "/" + name, Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        }
    }

    @Override
    public Optional<Blob> find(String account, String container, String name) {
        String key = container + "/" + name;
        return contents.containsKey(key) || links.containsKey(key)
                ? Optional.of(blob(container, name, contents.getOrDefault(key, new byte[0]).length))
                : Optional.empty();
    }

    private static Blob blob(String container, String name, long length) {
        return new Blob("account", container, name, length, "text/plain", "\"1\"", Instant.EPOCH, Map.of());
    }

    @Override
    public List<Blob> list(String account, String container, String prefix) {
        return contents.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(container + "/" + prefix))
                .map(entry ->
                        blob(container, entry.getKey().substring(container.length() + 1), entry.getValue().length))
                .toList();
    }

    @Override
    public InputStream open(Blob blob) throws IOException {
        Path link = links.get(blob.container() + "/" + blob.name());
        return link == null
                ? new ByteArrayInputStream(contents.get(blob.container() + "/" + blob.name()))
                : Files.newInputStream(link);
    }

    @Override
    public void delete(String account, String container, String name) {
        contents.remove(container + "/" + name);
    }

    @Override
    public String sign(String account, String container, String blob, List<Permission> permissions, Duration lifetime) {
        return "sig=none";
    }

    @Override
    public String signAccount(String account, List<Permission> permissions, Duration lifetime) {
        return "sig=none";
    }
}
