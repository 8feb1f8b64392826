package dev.ordertrail.order.bulk;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/// An upload as it was sent, from the pieces that were kept.
final class ChunkStream extends InputStream {
    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = {};
    private int at;
    private int nr;

    /// @param pieces by their number from 0; empty behind the last one
    ChunkStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return filled() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int from, int most) {
        if (most == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        var length = Math.min(most, piece.length - at);
        System.arraycopy(piece, at, to, from, length);
        at += length;
        return length;
    }

    private boolean filled() {
        if (at == piece.length) {
            piece = pieces.apply(nr).orElse(new byte[0]);
            nr++;
            at = 0;
        }
        return at < piece.length;
    }
}
