package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.storage.Blobs;

/** Brings folders that clients have uploaded, such as code and build contexts, to where they are used. */
public final class Downloads {
    private final Blobs blobs;
    private final Addresses addresses;

    public Downloads(Blobs blobs, Datastores datastores, Assets assets) {
        this(blobs, new Addresses(blobs, datastores, assets, (workspace, job, output) -> Optional.empty()));
    }

    Downloads(Blobs blobs, Addresses addresses) {
        this.blobs = blobs;
        this.addresses = addresses;
    }

    /**
     * Copies what an address leads to into {@code target}, which is made when it is not there.
     *
     * @throws JobFault when there is nothing
     */
    public void folder(String workspace, String address, Path target) throws JobFault, IOException {
        Location location = addresses.resolve(workspace, address, "uri_folder");
        if (!(location instanceof Location.InBlobs place)
                || new Mirror(blobs, place, target).download().isEmpty()) {
            throw JobFault.notFound(address, "There are no files.");
        }
    }
}
