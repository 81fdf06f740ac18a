package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

import dev.lazurite.storage.BlobContent.Part;
import dev.lazurite.store.ContentStore;

/** The content of several parts, one after the other; only one of their files is open at a time. */
final class PartStream extends InputStream {
    private final ContentStore store;
    private final Iterator<Part> parts;
    private InputStream current = InputStream.nullInputStream();

    PartStream(ContentStore store, List<Part> parts) {
        this.store = store;
        this.parts = parts.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = current.read(bytes, offset, length);
        while (read < 0 && parts.hasNext()) {
            next(parts.next());
            read = current.read(bytes, offset, length);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long left = count - Math.max(current.skip(count), 0);
        while (left > 0 && parts.hasNext()) {
            Part part = parts.next();
            if (part.length() <= left) {
                left -= part.length();
            } else {
                next(part);
                current.skipNBytes(left);
                left = 0;
            }
        }
        return count - left;
    }

    private void next(Part part) throws IOException {
        current.close();
        current = store.open(part.content());
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
