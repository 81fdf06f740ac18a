package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.store.ContentStore;
import dev.lazurite.store.Database;

/** The blobs of this instance. The rest of the program uses it as {@link Blobs}, the Blob surface by its parts. */
public final class BlobService implements Blobs {
    private static final int PAGE = 5000;
    /** Clients whose clocks are behind can use a new signature at once. */
    private static final Duration EARLIER = Duration.ofMinutes(10);

    private final Clock clock;
    private final Accounts accounts;
    private final BlobReading reading;
    private final BlobWriting writing;
    private final BlockWriting blocks;
    private final BlobListing listing;

    public BlobService(Database database, ContentStore content, Clock clock, Ids ids) {
        BlobStore store = new BlobStore(database);
        Contents contents = new Contents(content);
        Etags etags = new Etags(clock);
        this.clock = clock;
        this.accounts = new Accounts(new AccountStore(database), contents, etags, ids, new PublicData(() -> this));
        this.reading = new BlobReading(store, accounts, contents);
        this.writing = new BlobWriting(store, accounts, contents, reading, etags);
        this.blocks = new BlockWriting(store, reading, writing, contents, etags);
        this.listing = new BlobListing(store, accounts);
    }

    public Accounts accounts() {
        return accounts;
    }

    public BlobReading reading() {
        return reading;
    }

    public BlobWriting writing() {
        return writing;
    }

    public BlockWriting blocks() {
        return blocks;
    }

    public BlobListing listing() {
        return listing;
    }

    @Override
    public void createAccount(String account) {
        accounts.create(account);
    }

    @Override
    public void deleteAccount(String account) {
        accounts.delete(account);
    }

    @Override
    public Optional<String> accountKey(String account) {
        return accounts.primaryKey(account);
    }

    @Override
    public void regenerateKey(String account, String keyName) {
        accounts.regenerate(account, keyName);
    }

    @Override
    public void createContainer(String account, String container) {
        try {
            accounts.createContainer(account, container, Map.of());
        } catch (Fault refused) {
            if (refused.status() != 409) {
                throw refused;
            }
        }
    }

    @Override
    public Blob put(String account, String container, String name, InputStream content, String contentType)
            throws IOException {
        return writing.put(
                        new BlobKey(account, container, name),
                        BlobType.BLOCK,
                        BlobProperties.typed(contentType),
                        content,
                        Optional.empty(),
                        Precondition.NONE)
                .described();
    }

    @Override
    public void link(String account, String container, String name, Path file) {
        writing.link(new BlobKey(account, container, name), file, BlobProperties.typed("text/plain; charset=utf-8"));
    }

    @Override
    public void settle(String account, String container, String name) throws IOException {
        BlobKey key = new BlobKey(account, container, name);
        if (reading.find(key).isPresent()) {
            writing.settle(key);
        }
    }

    @Override
    public Optional<Blob> find(String account, String container, String name) {
        return reading.find(new BlobKey(account, container, name)).map(StoredBlob::described);
    }

    @Override
    public List<Blob> list(String account, String container, String prefix) {
        List<Blob> blobs = new ArrayList<>();
        String from = "";
        do {
            BlobListing.Page page = listing.page(account, container, prefix, "", from, PAGE);
            for (BlobListing.Item item : page.items()) {
                if (item instanceof BlobListing.Found found) {
                    blobs.add(found.blob().described());
                }
            }
            from = page.next();
        } while (!from.isEmpty());
        return blobs;
    }

    @Override
    public InputStream open(Blob blob) throws IOException {
        return reading.open(new BlobKey(blob.account(), blob.container(), blob.name())).stream();
    }

    @Override
    public void delete(String account, String container, String name) throws IOException {
        BlobKey key = new BlobKey(account, container, name);
        if (reading.find(key).isPresent()) {
            writing.delete(key, Precondition.NONE);
        }
    }

    @Override
    public String sign(String account, String container, String blob, List<Permission> permissions, Duration lifetime) {
        Map<String, String> fields = term(lifetime);
        fields.put("sr", blob.isEmpty() ? "c" : "b");
        fields.put("sp", letters(permissions));
        String resource = "/blob/" + account + "/" + container + (blob.isEmpty() ? "" : "/" + blob);
        return signed(account, fields, ServiceSignature.stringToSign(name -> fields.getOrDefault(name, ""), resource));
    }

    @Override
    public String signAccount(String account, List<Permission> permissions, Duration lifetime) {
        Map<String, String> fields = term(lifetime);
        fields.put("ss", "b");
        fields.put("srt", "sco");
        fields.put("sp", letters(permissions));
        return signed(account, fields, AccountSignature.stringToSign(account, name -> fields.getOrDefault(name, "")));
    }

    private Map<String, String> term(Duration lifetime) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sv", ServiceSignature.VERSION);
        fields.put("st", now.minus(EARLIER).toString());
        fields.put("se", now.plus(lifetime).toString());
        return fields;
    }

    private String signed(String account, Map<String, String> fields, String text) {
        fields.put("sig", ServiceSignature.sign(accounts.keys(account).get(0), text));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The letters of permissions in the order that the service asks for: {@code racwdl}. */
    private static String letters(List<Permission> permissions) {
        List<Permission> order = List.of(
                Permission.READ,
                Permission.ADD,
                Permission.CREATE,
                Permission.WRITE,
                Permission.DELETE,
                Permission.LIST);
        return order.stream()
                .filter(permissions::contains)
                .map(permission -> permission.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }
}
