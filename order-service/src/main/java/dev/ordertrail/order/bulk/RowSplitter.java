package dev.ordertrail.order.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Splits a file into rows without reading it whole. In CSV a quoted field may hold line breaks; a
/// quote that is never closed spoils its own line only.
final class RowSplitter {
    /// A row is at most this long, in bytes.
    static final int LONGEST_ROW = 256 * 1024;

    private final Lines lines;
    private final int separator;
    private final Deque<byte[]> again = new ArrayDeque<>();
    private long consumed;

    /// @param separator of the fields of CSV; a negative number: lines are rows as they are
    RowSplitter(InputStream in, int separator) {
        this.lines = new Lines(in);
        this.separator = separator;
    }

    /// Bytes of the rows so far.
    long consumed() {
        return consumed;
    }

    /// The next row that is not blank; null at the end.
    @Nullable Row next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            consumed += line.length;
            var row = separator < 0 ? row(line, false) : record(line);
            if (!row.isBlank()) {
                return row;
            }
        }
        return null;
    }

    private Row record(byte[] first) throws IOException {
        var quotes = new Quotes(separator);
        quotes.see(first);
        if (!quotes.open()) {
            return row(first, false);
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        var taken = new ArrayList<byte[]>();
        while (quotes.open()) {
            var line = whole.size() > LONGEST_ROW ? null : line();
            if (line != null) {
                taken.add(line);
                quotes.see(line);
                whole.writeBytes(line);
            }
            if (line == null || quotes.strayed()) {
                taken.reversed().forEach(again::addFirst);
                return row(first, true);
            }
        }
        consumed += whole.size() - first.length;
        return row(whole.toByteArray(), false);
    }

    private byte @Nullable [] line() throws IOException {
        var pushedBack = again.pollFirst();
        return pushedBack != null ? pushedBack : lines.next(LONGEST_ROW + 1);
    }

    private static Row row(byte[] bytes, boolean unclosed) {
        return new Row(bytes, unclosed);
    }

    /// A row as it stands in the file.
    ///
    /// @param unclosed whether a quote is never closed
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to be read
    record Row(byte[] bytes, boolean unclosed) {
        boolean isBlank() {
            for (var b : bytes) {
                if (b > ' ' || b < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Whether a quote is open, as RFC 4180 has it: only a field that begins with one is quoted.
    private static final class Quotes {
        private final int separator;
        private boolean open;
        private boolean begins = true;
        private boolean strayed;

        private Quotes(int separator) {
            this.separator = separator;
        }

        private boolean open() {
            return open;
        }

        /// Whether something follows a closed field that does not end it: the quote before was no
        /// beginning of a field.
        private boolean strayed() {
            return strayed;
        }

        /// A quote that is doubled closes the field and opens it again.
        private void see(byte[] bytes) {
            for (var i = 0; i < bytes.length; i++) {
                var b = bytes[i];
                if (open) {
                    open = b != '"';
                    var next = i + 1 < bytes.length ? bytes[i + 1] : '\n';
                    begins = !open && next == '"';
                    strayed |=
                            !open && !begins && next != separator && next != '\r' && next != '\n';
                } else {
                    open = begins && b == '"';
                    begins = b == separator || b == '\n';
                }
            }
        }
    }
}
