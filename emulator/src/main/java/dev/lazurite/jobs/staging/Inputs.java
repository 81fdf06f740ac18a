package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.lazurite.storage.Blobs;

/** Brings inputs to where the command finds them. */
final class Inputs {
    private final Blobs blobs;
    private final Addresses addresses;
    private final WebContent web;
    private final Evaluation evaluation;

    Inputs(Blobs blobs, Addresses addresses, WebContent web) {
        this.blobs = blobs;
        this.addresses = addresses;
        this.web = web;
        this.evaluation = new Evaluation(blobs, addresses);
    }

    /**
     * Stages one input.
     *
     * @param uploads what is to be brought back is added here
     * @return what stands for the input in the command
     */
    String stage(StagingRequest request, JobInput input, List<Upload> uploads, StagingLog log)
            throws JobFault, IOException {
        if (input.literal()) {
            log.named(input, addresses.publicData(input.value()));
            return input.value();
        }
        InputMode mode = InputMode.of(input.name(), input.mode());
        return switch (mode) {
            case DIRECT -> {
                String address = addresses.direct(request.workspace(), input.value(), input.type());
                log.named(input, addresses.publicData(address));
                yield address;
            }
            case EVAL_MOUNT, EVAL_DOWNLOAD -> {
                Path folder = request.layout().input(input.name());
                log.copied(input, evaluated(request, input, folder), folder.toString());
                if (mode == InputMode.EVAL_MOUNT) {
                    Trees.makeReadOnly(folder);
                }
                yield folder.toString();
            }
            // Deviation: nothing is mounted. An input is a copy, made before the command starts; what a command changes
            // in one with mode ReadWriteMount is brought back at its end.
            case READ_ONLY_MOUNT, READ_WRITE_MOUNT, DOWNLOAD -> {
                Path path = copy(request, input, mode == InputMode.READ_WRITE_MOUNT ? uploads::add : upload -> {}, log);
                if (mode == InputMode.READ_ONLY_MOUNT) {
                    Trees.makeReadOnly(request.layout().input(input.name()));
                }
                yield path.toString();
            }
        };
    }

    private List<Blobs.Blob> evaluated(StagingRequest request, JobInput input, Path folder)
            throws JobFault, IOException {
        if (!input.type().equalsIgnoreCase("mltable")) {
            throw new JobFault(
                    "UserError",
                    "Input '" + input.name() + "' is of type '" + input.type() + "' and has mode '" + input.mode()
                            + "', which is for inputs of type mltable.");
        }
        return evaluation.copy(request.workspace(), input, folder);
    }

    /** Copies an input; {@code back} takes what would bring changes back. */
    private Path copy(StagingRequest request, JobInput input, Consumer<Upload> back, StagingLog log)
            throws JobFault, IOException {
        Path folder = request.layout().input(input.name());
        Location location = addresses.resolve(request.workspace(), input.value(), input.type());
        if (location instanceof Location.OnTheWeb page) {
            Path fetched = fetch(page, input, folder);
            log.fetched(input, fetched.toString());
            return fetched;
        }
        Location.InBlobs place = (Location.InBlobs) location;
        Optional<Blobs.Blob> single = place.in(blobs).single();
        if (single.isPresent()) {
            Path target =
                    Mirror.inside(folder, place.path().substring(place.path().lastIndexOf('/') + 1), place.path());
            Mirror.copy(blobs, single.get(), target);
            back.accept(() -> Mirror.put(blobs, place, target));
            log.copied(input, List.of(single.get()), target.toString());
            return target;
        }
        Mirror mirror = new Mirror(blobs, place, folder);
        List<Blobs.Blob> found = mirror.download();
        if (found.isEmpty()) {
            throw JobFault.notFound(
                    input.value(),
                    "Nothing is at path '" + place.path() + "' of container '" + place.container()
                            + "' in storage account '" + place.account() + "'.");
        }
        back.accept(mirror::upload);
        Path path = input.type().equalsIgnoreCase("uri_file") ? onlyFile(folder) : folder;
        log.copied(input, found, path.toString());
        return path;
    }

    /** The file of an output of type {@code uri_file}, which has a folder to itself; else the folder. */
    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> found = files.limit(2).toList();
            return found.size() == 1 && Files.isRegularFile(found.get(0)) ? found.get(0) : folder;
        }
    }

    private Path fetch(Location.OnTheWeb page, JobInput input, Path folder) throws JobFault, IOException {
        if (!input.type().equalsIgnoreCase("uri_file")) {
            throw JobFault.invalid(
                    input.value(), "a web address is one file, and the input is of type '" + input.type() + "'.");
        }
        String path = page.uri().getPath() == null ? "" : page.uri().getPath();
        Path name = Path.of("/" + path).getFileName();
        Path target = folder.resolve(name == null ? "content" : name.toString());
        Files.createDirectories(folder);
        try (InputStream content = web.open(page.uri())) {
            Files.copy(content, target);
        } catch (IOException unreachable) {
            if (DiskFull.is(unreachable)) {
                throw unreachable;
            }
            throw JobFault.notFound(input.value(), unreachable.getMessage());
        }
        return target;
    }
}
