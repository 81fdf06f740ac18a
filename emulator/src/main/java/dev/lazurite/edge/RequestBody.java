package dev.lazurite.edge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, whose failures are told apart from those of a disk. */
final class RequestBody extends FilterInputStream {
    RequestBody(InputStream in) {
        super(in);
    }

    /** The sender went away, or sent less than it said. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;

        Lost(IOException cause) {
            super(cause);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException lost) {
            throw new Lost(lost);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException lost) {
            throw new Lost(lost);
        }
    }
}
