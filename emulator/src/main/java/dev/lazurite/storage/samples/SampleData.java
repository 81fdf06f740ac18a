package dev.lazurite.storage.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The storage accounts of the public whose files examples name, and what this instance holds of them: the table {@code
 * samples.tsv}. Decision 17 says why an address in it always means the equivalent.
 */
public final class SampleData {
    private final Map<String, List<Sample>> byAccount = new LinkedHashMap<>();

    /** Reads the table; no content is made yet. */
    public SampleData() {
        for (String line : table().lines().toList()) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                byAccount
                        .computeIfAbsent(fields[0], account -> new ArrayList<>())
                        .add(new Sample(fields[0], fields[1], fields[2], Equivalents.named(fields[3])));
            }
        }
    }

    private static String table() {
        try (InputStream in = SampleData.class.getResourceAsStream("samples.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether an account is one of the public that this instance stands in for. */
    public boolean has(String account) {
        return byAccount.containsKey(account);
    }

    /** The files of an account; none for one that is not of the public. */
    public List<Sample> of(String account) {
        return List.copyOf(byAccount.getOrDefault(account, List.of()));
    }
}
