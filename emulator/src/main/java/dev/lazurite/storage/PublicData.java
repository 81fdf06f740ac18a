package dev.lazurite.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.lazurite.storage.samples.Sample;
import dev.lazurite.storage.samples.SampleData;

/** Puts the equivalents of public data into the accounts that their addresses name. */
final class PublicData implements Accounts.Publication {
    private final SampleData samples = new SampleData();
    private final Supplier<BlobService> blobs;

    /** @param blobs the service that this is a part of, once it is made */
    PublicData(Supplier<BlobService> blobs) {
        this.blobs = blobs;
    }

    @Override
    public boolean offers(String account) {
        return samples.has(account);
    }

    @Override
    public List<String> containers(String account) {
        return samples.of(account).stream().map(Sample::container).distinct().toList();
    }

    @Override
    public void publish(String account) {
        for (Sample sample : samples.of(account)) {
            BlobKey key = new BlobKey(account, sample.container(), sample.path());
            if (blobs.get().reading().find(key).isEmpty()) {
                put(key, sample);
            }
        }
    }

    private void put(BlobKey key, Sample sample) {
        BlobProperties properties = BlobProperties.typed(sample.equivalent().contentType())
                .metadata(Map.of(Sample.METADATA, sample.equivalent().description()));
        byte[] content = sample.equivalent().content().get();
        try {
            blobs.get()
                    .writing()
                    .put(
                            key,
                            BlobType.BLOCK,
                            properties,
                            new ByteArrayInputStream(content),
                            Optional.empty(),
                            Precondition.NONE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
