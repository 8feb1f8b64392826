package dev.ordertrail.order.bulk;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.store.ImportChunks;
import dev.ordertrail.order.store.ImportRow;
import dev.ordertrail.order.store.ImportRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Keeps an upload piece by piece, each in a transaction of its own.
@ApplicationScoped
class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final Tx tx;
    private final ImportRows rows;
    private final ImportChunks chunks;
    private final ImportConfig config;

    Uploads(Tx tx, ImportRows rows, ImportChunks chunks, ImportConfig config) {
        this.tx = tx;
        this.rows = rows;
        this.chunks = chunks;
        this.config = config;
    }

    /// Keeps what has not been kept yet.
    ///
    /// @throws ProblemException VALIDATION_FAILED when it is empty or its header is wrong,
    ///   IDEMPOTENCY_KEY_REUSED when it is not what was kept, REQUEST_IN_PROGRESS when it arrives
    ///   elsewhere too, or is cut off
    void keep(ImportRow row, Format format, InputStream body) {
        try {
            var nr = 0;
            for (var piece = piece(body); piece.length > 0; piece = piece(body)) {
                if (nr == 0) {
                    checkHeader(row, format, piece);
                }
                keep(row, nr++, piece);
            }
            if (nr == 0) {
                tx.run(c -> rows.drop(c, row.id()));
                throw wrong("body", "REQUIRED", "is empty");
            }
        } catch (IOException e) {
            throw cutOff(row, e);
        }
    }

    private byte[] piece(InputStream body) throws IOException {
        return body.readNBytes(config.chunkBytes());
    }

    private void keep(ImportRow row, int nr, byte[] piece) {
        if (nr < row.chunks()) {
            if (!tx.read(c -> chunks.same(c, row.id(), nr, piece))) {
                throw reused();
            }
        } else if (!tx.in(c -> chunks.add(c, row.id(), nr, piece))) {
            throw new ProblemException(
                    Code.REQUEST_IN_PROGRESS,
                    "The same upload arrives elsewhere, or the import was cancelled.");
        }
    }

    private void checkHeader(ImportRow row, Format format, byte[] piece) throws IOException {
        try {
            var _ = new RowReader(format, new ByteArrayInputStream(piece));
        } catch (ProblemException e) {
            tx.run(c -> rows.drop(c, row.id()));
            throw e;
        }
    }

    /// Mostly there is nobody left who could hear it. What arrived is kept.
    private ProblemException cutOff(ImportRow row, IOException e) {
        var kept = tx.read(c -> rows.find(c, row.id())).map(ImportRow::receivedBytes).orElse(0L);
        LOG.infof("upload was cut off: importId=%s receivedBytes=%s", row.id(), kept);
        LOG.debug("upload was cut off", e);
        return new ProblemException(
                Code.REQUEST_IN_PROGRESS,
                "The upload was cut off. What arrived is kept: send it again with the same"
                        + " Idempotency-Key.",
                Map.of("receivedBytes", kept));
    }

    static ProblemException reused() {
        return new ProblemException(
                Code.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key began another import.");
    }

    static ProblemException wrong(String field, String code, String message) {
        return ProblemException.validation(List.of(new FieldError(field, code, message)));
    }
}
