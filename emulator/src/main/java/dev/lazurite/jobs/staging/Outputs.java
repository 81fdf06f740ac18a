package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.lazurite.storage.Blobs;

/** Makes the places that a command writes its outputs to, and says how they come into the store. */
final class Outputs {
    private final Blobs blobs;
    private final Addresses addresses;

    Outputs(Blobs blobs, Addresses addresses) {
        this.blobs = blobs;
        this.addresses = addresses;
    }

    /**
     * Makes the place of one output.
     *
     * @param fresh whether the command has not run yet
     * @return what stands for the output in the command
     */
    String prepare(StagingRequest request, JobOutput output, boolean fresh, List<Upload> uploads)
            throws JobFault, IOException {
        if (output.direct()) {
            return output.uri();
        }
        Location.InBlobs place = addresses.inStore(request.workspace(), output.uri(), output.type());
        Path folder = Files.createDirectories(request.layout().output(output.name()));
        if (output.singleFile() && !output.uri().endsWith("/")) {
            Path file = folder.resolve(Path.of("/" + place.path()).getFileName());
            uploads.add(() -> {
                if (Files.isRegularFile(file)) {
                    Mirror.put(blobs, place, file);
                }
            });
            return file.toString();
        }
        Mirror mirror = new Mirror(blobs, place, folder);
        if (fresh && !output.singleFile() && !output.mode().equalsIgnoreCase("Upload")) {
            mirror.download();
        }
        uploads.add(mirror::upload);
        return (output.singleFile() ? folder.resolve(output.name()) : folder).toString();
    }

    /** Brings what is in one output to the place of another as well. */
    void copy(String workspace, JobOutput from, JobOutput to) throws JobFault, IOException {
        addresses
                .inStore(workspace, from.uri(), from.type())
                .in(blobs)
                .copyTo(addresses.inStore(workspace, to.uri(), to.type()).in(blobs));
    }

    /** The folders of the working directory whose content becomes artifacts of the run. */
    void artifacts(StagingRequest request, List<Upload> uploads) throws JobFault, IOException {
        Location.InBlobs root =
                addresses.inStore(request.workspace(), JobOutput.artifacts(request.job()), "uri_folder");
        for (String name : List.of("outputs", "logs")) {
            Path folder =
                    Files.createDirectories(request.layout().workingDirectory().resolve(name));
            Location.InBlobs place = new Location.InBlobs(root.account(), root.container(), root.path() + "/" + name);
            uploads.add(new Mirror(blobs, place, folder)::upload);
        }
    }
}
