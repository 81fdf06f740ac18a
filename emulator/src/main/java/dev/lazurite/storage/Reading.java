package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import dev.lazurite.storage.BlobContent.Part;

/** A blob that is being read: what it was when the reading began, whatever is written meanwhile. To be closed. */
public final class Reading implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final StoredBlob blob;
    private final InputStream content;
    private final Contents contents;
    private final List<String> held;
    private final List<Part> parts;

    Reading(StoredBlob blob, InputStream content, Contents contents, List<Part> parts) {
        this.blob = blob;
        this.content = content;
        this.contents = contents;
        this.parts = parts;
        this.held = parts.stream().map(Part::content).toList();
    }

    public StoredBlob blob() {
        return blob;
    }

    /** Writes {@code length} bytes from {@code offset} on. */
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        content.skipNBytes(offset);
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(length, 1))];
        long left = length;
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the content of blob '" + blob.key().name() + "' ended " + left + " bytes early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** The content files, which stay as long as this is open. */
    List<Part> parts() {
        return parts;
    }

    /** The whole content; closing it ends the reading. */
    InputStream stream() {
        return new java.io.FilterInputStream(content) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                Reading.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        try {
            content.close();
        } finally {
            contents.release(held);
        }
    }
}
