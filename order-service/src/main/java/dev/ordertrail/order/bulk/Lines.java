package dev.ordertrail.order.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The lines of a file, one at a time.
final class Lines {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /// The next line with its line break; null at the end. Of a line that is longer than this only
    /// so much is kept.
    byte @Nullable [] next(int most) throws IOException {
        var line = new ByteArrayOutputStream();
        while (filled()) {
            var from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            var complete = at < end;
            at = complete ? at + 1 : at;
            line.write(buffer, from, Math.min(at - from, Math.max(0, most - line.size())));
            if (complete) {
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean filled() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return end > 0;
    }
}
