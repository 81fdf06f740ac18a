package dev.lazurite.ml.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.lazurite.arm.Resource;
import dev.lazurite.platform.http.Call;

/**
 * The query parameters by which a list of versions is narrowed: {@code tags} and {@code properties} ({@code k1,k2=v2}),
 * {@code description}, {@code version} and {@code stage}.
 */
final class AssetFilter {
    private AssetFilter() {}

    /** What {@code call} asks for; empty where it asks for everything. */
    static Optional<Predicate<Resource>> of(Call call) {
        List<Predicate<Resource>> wanted = new ArrayList<>();
        call.query("tags").ifPresent(pairs -> wanted.add(all("tags", pairs)));
        call.query("properties").ifPresent(pairs -> wanted.add(all("properties", pairs)));
        call.query("stage")
                .ifPresent(stage ->
                        wanted.add(version -> version.text("properties.stage").equalsIgnoreCase(stage)));
        call.query("version")
                .ifPresent(name -> wanted.add(version -> version.name().equals(name)));
        call.query("description")
                .ifPresent(text -> wanted.add(
                        version -> version.text("properties.description").contains(text)));
        return wanted.stream().reduce(Predicate::and);
    }

    private static Predicate<Resource> all(String place, String pairs) {
        return version -> {
            for (String pair : pairs.split(",")) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value =
                        version.properties().path(place).path(key.strip()).asText("");
                boolean there = version.properties().path(place).has(key.strip());
                if (!there || (equals >= 0 && !value.equals(pair.substring(equals + 1)))) {
                    return false;
                }
            }
            return true;
        };
    }
}
