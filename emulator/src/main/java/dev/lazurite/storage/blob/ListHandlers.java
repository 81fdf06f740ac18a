package dev.lazurite.storage.blob;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.storage.Accounts;
import dev.lazurite.storage.BlobListing;
import dev.lazurite.storage.Container;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;

/**
 * List Blobs and List Containers.
 *
 * <p>Deviation: blobs of which only uncommitted blocks are there are not listed, whatever {@code include} says; there are no
 * snapshots, versions and deleted blobs that could be.
 */
final class ListHandlers {
    private static final int MOST = 5000;
    private static final Set<String> INCLUDES = Set.of(
            "copy",
            "deleted",
            "deletedwithversions",
            "immutabilitypolicy",
            "legalhold",
            "metadata",
            "permissions",
            "snapshots",
            "system",
            "tags",
            "uncommittedblobs",
            "versions");

    private final Accounts accounts;
    private final BlobListing listing;

    ListHandlers(Accounts accounts, BlobListing listing) {
        this.accounts = accounts;
        this.listing = listing;
    }

    /** {@code Container_ListBlobFlatSegment} and {@code Container_ListBlobHierarchySegment}. */
    Answer blobs(Call call) {
        Set<String> include = include(call);
        int limit = BlobCalls.limit(call, "maxresults", MOST);
        BlobListing.Page page = listing.page(
                BlobCalls.account(call),
                BlobCalls.container(call),
                call.query("prefix").orElse(""),
                call.query("delimiter").orElse(""),
                from(call),
                limit);
        return Xml.answer(200, "EnumerationResults", xml -> {
            xml.attribute("ServiceEndpoint", call.base() + "/").attribute("ContainerName", call.parameter("container"));
            echo(xml, call, List.of("prefix", "marker", "maxresults", "delimiter"));
            xml.open("Blobs");
            for (BlobListing.Item item : page.items()) {
                if (item instanceof BlobListing.Found found) {
                    write(xml, found.blob(), include);
                } else if (item instanceof BlobListing.Prefix prefix) {
                    xml.open("BlobPrefix");
                    name(xml, prefix.name());
                    xml.close();
                }
            }
            xml.close().element("NextMarker", marker(page.next()));
        });
    }

    private static void write(Xml xml, StoredBlob blob, Set<String> include) throws XMLStreamException {
        xml.open("Blob");
        name(xml, blob.key().name());
        xml.open("Properties");
        Map<String, String> headers = BlobAnswers.described(blob);
        xml.element("Creation-Time", headers.get("x-ms-creation-time"))
                .element("Last-Modified", headers.get("Last-Modified"))
                .element("Etag", blob.etagText().replace("\"", ""))
                .element("Content-Length", String.valueOf(blob.length()))
                .element("Content-Type", blob.properties().contentType());
        for (String header : List.of("Content-Encoding", "Content-Language")) {
            xml.element(header, headers.getOrDefault(header, ""));
        }
        xml.element("Content-CRC64", "");
        for (String header : List.of("Content-MD5", "Cache-Control", "Content-Disposition")) {
            xml.element(header, headers.getOrDefault(header, ""));
        }
        xml.element("BlobType", blob.type().azure());
        if (headers.containsKey("x-ms-access-tier")) {
            xml.element("AccessTier", headers.get("x-ms-access-tier"));
        }
        if (headers.containsKey("x-ms-access-tier-inferred")) {
            xml.element("AccessTierInferred", "true");
        }
        xml.element("LeaseStatus", "unlocked").element("LeaseState", "available");
        if (include.contains("copy")) {
            copy(xml, blob.properties().copy());
        }
        xml.element("ServerEncrypted", "true").close();
        if (include.contains("metadata")) {
            metadata(xml, blob.properties().metadata());
        }
        xml.element("OrMetadata", "").close();
    }

    private static void copy(Xml xml, Map<String, String> copy) throws XMLStreamException {
        if (!copy.isEmpty()) {
            xml.element("CopyId", copy.get("x-ms-copy-id"))
                    .element("CopySource", copy.get("x-ms-copy-source"))
                    .element("CopyStatus", copy.get("x-ms-copy-status"))
                    .element("CopyCompletionTime", copy.get("x-ms-copy-completion-time"));
        }
    }

    private static void metadata(Xml xml, Map<String, String> metadata) throws XMLStreamException {
        xml.open("Metadata");
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            xml.element(entry.getKey(), entry.getValue());
        }
        xml.close();
    }

    /** A name; one that XML cannot hold is percent-encoded and says so. */
    private static void name(Xml xml, String name) throws XMLStreamException {
        if (Xml.holds(name)) {
            xml.element("Name", name);
            return;
        }
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        xml.open("Name").attribute("Encoded", "true").text(encoded).close();
    }

    /** {@code Service_ListContainersSegment}. */
    Answer containers(Call call) {
        Set<String> include = include(call);
        int limit = BlobCalls.limit(call, "maxresults", MOST);
        String prefix = call.query("prefix").orElse("");
        String from = from(call);
        List<Container> found =
                accounts
                        .containers(BlobCalls.account(call), from.compareTo(prefix) > 0 ? from : prefix, limit + 1)
                        .stream()
                        .filter(container -> container.name().startsWith(prefix))
                        .toList();
        return Xml.answer(200, "EnumerationResults", xml -> {
            xml.attribute("ServiceEndpoint", call.base() + "/");
            echo(xml, call, List.of("prefix", "marker", "maxresults"));
            xml.open("Containers");
            for (Container container : found.subList(0, Math.min(limit, found.size()))) {
                write(xml, container, include);
            }
            xml.close()
                    .element(
                            "NextMarker",
                            found.size() > limit ? marker(found.get(limit).name()) : "");
        });
    }

    private static void write(Xml xml, Container container, Set<String> include) throws XMLStreamException {
        xml.open("Container").element("Name", container.name()).open("Properties");
        xml.element("Last-Modified", Dates.http(container.modified()))
                .element("Etag", container.etagText())
                .element("LeaseStatus", "unlocked")
                .element("LeaseState", "available")
                .element("DefaultEncryptionScope", "$account-encryption-key")
                .element("DenyEncryptionScopeOverride", "false")
                .element("HasImmutabilityPolicy", "false")
                .element("HasLegalHold", "false")
                .close();
        if (include.contains("metadata")) {
            metadata(xml, container.metadata());
        }
        xml.close();
    }

    private static Set<String> include(Call call) {
        Set<String> include = new TreeSet<>();
        for (String word : call.query("include").orElse("").split(",")) {
            if (!word.isBlank()) {
                include.add(word.strip().toLowerCase(java.util.Locale.ROOT));
            }
        }
        for (String word : include) {
            if (!INCLUDES.contains(word)) {
                throw StorageFaults.invalidQuery(
                        "include", word, "accepted are " + String.join(", ", new TreeSet<>(INCLUDES)));
            }
        }
        return include;
    }

    private static void echo(Xml xml, Call call, List<String> names) throws XMLStreamException {
        for (String name : names) {
            String value = call.query(name).orElse("");
            if (!value.isEmpty() && Xml.holds(value)) {
                String element = name.equals("maxresults")
                        ? "MaxResults"
                        : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
                xml.element(element, value);
            }
        }
    }

    /** Where a page begins, in a form that survives every encoding. */
    private static String marker(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String from(Call call) {
        String marker = call.query("marker").orElse("");
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw StorageFaults.invalidQuery("marker", marker, "only a NextMarker of this service is accepted");
        }
    }
}
