package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        Location.InBlobs place = place(request.workspace(), output);
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
        Location.InBlobs source = place(workspace, from);
        Location.InBlobs target = place(workspace, to);
        Optional<Blobs.Blob> file = blobs.find(source.account(), source.container(), source.path());
        List<Blobs.Blob> found = file.isPresent()
                ? List.of(file.get())
                : blobs.list(source.account(), source.container(), source.path() + "/");
        for (Blobs.Blob blob : found) {
            String name = target.path() + blob.name().substring(source.path().length());
            try (InputStream content = blobs.open(blob)) {
                blobs.put(target.account(), target.container(), name, content, Mirror.OCTETS);
            }
        }
    }

    private Location.InBlobs place(String workspace, JobOutput output) throws JobFault {
        if (addresses.resolve(workspace, output.uri(), output.type()) instanceof Location.InBlobs place) {
            return place;
        }
        throw new JobFault(
                "ScriptExecution.WriteStreams.Validation",
                "Output '" + output.name() + "' cannot be written to '" + output.uri()
                        + "': an output goes to a datastore or to a storage account of this emulator.");
    }

    /** The folders of the working directory whose content becomes artifacts of the run. */
    void artifacts(StagingRequest request, List<Upload> uploads) throws JobFault, IOException {
        Location.InBlobs root = (Location.InBlobs)
                addresses.resolve(request.workspace(), JobOutput.artifacts(request.job()), "uri_folder");
        for (String name : List.of("outputs", "logs")) {
            Path folder =
                    Files.createDirectories(request.layout().workingDirectory().resolve(name));
            Location.InBlobs place = new Location.InBlobs(root.account(), root.container(), root.path() + "/" + name);
            uploads.add(new Mirror(blobs, place, folder)::upload);
        }
    }
}
