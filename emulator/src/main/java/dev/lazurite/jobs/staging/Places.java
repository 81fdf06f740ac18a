package dev.lazurite.jobs.staging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.lazurite.storage.Blobs;

/** What is at the addresses of outputs, for those who have no process that reads it. */
public final class Places {
    private static final int LONGEST_TEXT = 1 << 20;

    private final Blobs blobs;
    private final Addresses addresses;

    public Places(Blobs blobs, Datastores datastores, Assets assets, OutputLocations earlier) {
        this.blobs = blobs;
        this.addresses = new Addresses(blobs, datastores, assets, earlier);
    }

    /** The text of the one file at an address, or in the folder at it; empty where there is none, or it is longer than 1 MiB. */
    public Optional<String> text(String workspace, String address) throws JobFault, IOException {
        if (!(addresses.resolve(workspace, address, "uri_file") instanceof Location.InBlobs place)) {
            return Optional.empty();
        }
        List<Blobs.Blob> found = place.in(blobs).all();
        if (found.size() != 1 || found.get(0).length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try (InputStream content = blobs.open(found.get(0))) {
            return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Writes a text to a file in the folder at an address. */
    public void write(String workspace, String address, String file, String text) throws JobFault, IOException {
        Location.InBlobs place = addresses.inStore(workspace, address, "uri_folder");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        blobs.put(
                place.account(),
                place.container(),
                place.prefix() + file,
                new ByteArrayInputStream(bytes),
                "text/plain; charset=utf-8");
    }

    /** Copies all that is at one address to another, of a file or of a folder. */
    public void copy(String workspace, String from, String to) throws JobFault, IOException {
        addresses
                .inStore(workspace, from, "uri_folder")
                .in(blobs)
                .copyTo(addresses.inStore(workspace, to, "uri_folder").in(blobs));
    }
}
