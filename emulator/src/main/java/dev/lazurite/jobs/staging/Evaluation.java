package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import dev.lazurite.jobs.staging.MltableFile.Choice;
import dev.lazurite.jobs.staging.MltableFile.Source;
import dev.lazurite.storage.Blobs;

/**
 * Brings what an MLTable file lists: the input modes {@code eval_mount} and {@code eval_download}.
 *
 * <p>Deviation: whole files are chosen, not rows, and a sample of them is another one than the service would take.
 */
final class Evaluation {
    private static final Pattern ABSOLUTE = Pattern.compile("[a-z]+:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Blobs blobs;
    private final Addresses addresses;

    /**
     * A file that is chosen.
     *
     * @param path below the folder or the fixed part of the pattern that it was found by
     */
    private record Found(Blobs.Blob blob, String path) {}

    Evaluation(Blobs blobs, Addresses addresses) {
        this.blobs = blobs;
        this.addresses = addresses;
    }

    /**
     * Copies the files that an input of type {@code mltable} lists.
     *
     * @return the blobs that were copied
     */
    List<Blobs.Blob> copy(String workspace, JobInput input, Path folder) throws JobFault, IOException {
        Location.InBlobs table = place(addresses.resolve(workspace, input.value(), input.type()), input.value());
        MltableFile file = MltableFile.read(text(table, input.value()), input.value());
        List<Found> found = new ArrayList<>();
        for (Source source : file.paths()) {
            found.addAll(find(workspace, table, source));
        }
        List<Blobs.Blob> copied = new ArrayList<>();
        Files.createDirectories(folder);
        for (Found one : chosen(found, file.choices())) {
            Path target = Mirror.inside(folder, one.path(), one.blob().name());
            if (Files.exists(target)) {
                // two of the sources have a file of this name
                target = Mirror.inside(
                        folder, copied.size() + "/" + one.path(), one.blob().name());
            }
            Mirror.copy(blobs, one.blob(), target);
            copied.add(one.blob());
        }
        return copied;
    }

    private String text(Location.InBlobs table, String address) throws JobFault, IOException {
        Blobs.Blob blob = blobs.find(table.account(), table.container(), joined(table.path(), MltableFile.NAME))
                .orElseThrow(() -> JobFault.notFound(address, "There is no file 'MLTable'."));
        try (InputStream in = blobs.open(blob)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Found> find(String workspace, Location.InBlobs table, Source source) throws JobFault {
        String address = source.address();
        Location.InBlobs place = ABSOLUTE.matcher(address).matches()
                ? place(addresses.resolve(workspace, address, "uri_folder"), address)
                : new Location.InBlobs(table.account(), table.container(), joined(table.path(), address));
        List<Found> found = switch (source.form()) {
            case FILE ->
                place.in(blobs).single().stream()
                        .map(blob -> new Found(blob, last(blob.name())))
                        .toList();
            case FOLDER -> matching(place, place.path(), Pattern.compile(".*", Pattern.DOTALL));
            case PATTERN -> matching(place, fixed(place.path()), glob(place.path()));
        };
        if (found.isEmpty()) {
            throw JobFault.notFound(address, "The MLTable file names it, and nothing is there.");
        }
        return found;
    }

    private List<Found> matching(Location.InBlobs place, String folder, Pattern pattern) {
        Location.InBlobs root = new Location.InBlobs(place.account(), place.container(), folder);
        return root.in(blobs).within().stream()
                .filter(blob -> pattern.matcher(blob.name()).matches())
                .filter(blob -> blob.length() > 0 || !blob.marksFolder())
                .map(blob -> new Found(blob, blob.name().substring(root.prefix().length())))
                .toList();
    }

    private static List<Found> chosen(List<Found> all, List<Choice> choices) {
        List<Found> left = all;
        for (Choice choice : choices) {
            if (choice instanceof Choice.Take take) {
                left = left.subList(0, Math.min(left.size(), take.count()));
            } else if (choice instanceof Choice.Skip skip) {
                left = left.subList(Math.min(left.size(), skip.count()), left.size());
            } else if (choice instanceof Choice.Sample sample) {
                Random random = new Random(sample.seed());
                left = left.stream()
                        .filter(one -> random.nextDouble() < sample.probability())
                        .toList();
            }
        }
        return left;
    }

    private static Location.InBlobs place(Location location, String address) throws JobFault {
        if (location instanceof Location.InBlobs place) {
            return place;
        }
        throw JobFault.invalid(address, "an MLTable that is evaluated reads blobs, and this is no storage account.");
    }

    /** The folders of a pattern before the first that has a wildcard. */
    private static String fixed(String pattern) {
        int wildcard = pattern.replace('?', '*').indexOf('*');
        int slash = pattern.lastIndexOf('/', wildcard < 0 ? pattern.length() : wildcard);
        return slash < 0 ? "" : pattern.substring(0, slash);
    }

    /** {@code *} and {@code ?} stay within a segment, {@code **} does not. */
    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            if (pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (letter == '*') {
                regex.append("[^/]*");
            } else if (letter == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String joined(String folder, String relative) {
        String path = relative.replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", "");
        if (path.isEmpty() || path.equals(".")) {
            return folder;
        }
        return folder.isEmpty() ? path : folder + "/" + path;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
