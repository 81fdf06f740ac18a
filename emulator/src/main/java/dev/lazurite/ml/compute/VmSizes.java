package dev.lazurite.ml.compute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.ml.assets.AssetNames;

/**
 * The sizes of machine that can be asked for. Deviation: every region has all sizes that are known here, which are a part of
 * what the service offers.
 */
public final class VmSizes {
    private final Map<String, VmSize> sizes = new LinkedHashMap<>();

    public VmSizes() {
        try (InputStream table = VmSizes.class.getResourceAsStream("vm-sizes.csv")) {
            if (table == null) {
                throw new IllegalStateException("vm-sizes.csv is missing from the jar");
            }
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(VmSize::of)
                    .forEach(size -> sizes.put(key(size.name()), size));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public List<VmSize> all() {
        return List.copyOf(sizes.values());
    }

    /** The size of this name, in whatever case. */
    public Optional<VmSize> find(String name) {
        return Optional.ofNullable(sizes.get(key(name)));
    }

    /** The size of this name; refused when there is none. */
    VmSize require(String name) {
        return find(name)
                .orElseThrow(() -> AssetNames.invalid("The VM size '" + name
                        + "' in 'properties.properties.vmSize' is not known. Sizes such as Standard_DS3_v2 are; all of"
                        + " them are listed by GET .../locations/{location}/vmSizes."));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
