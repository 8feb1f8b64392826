package dev.ordertrail.order.bulk;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.shop.Shops;
import dev.ordertrail.order.store.ImportChunks;
import dev.ordertrail.order.store.ImportRow;
import dev.ordertrail.order.store.ImportRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works off one import from where it stands to its end, batch by batch.
@ApplicationScoped
class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    private final Tx tx;
    private final ImportRows rows;
    private final ImportChunks chunks;
    private final ImportBatch batch;
    private final Shops shops;
    private final ImportConfig config;

    ImportRun(
            Tx tx,
            ImportRows rows,
            ImportChunks chunks,
            ImportBatch batch,
            Shops shops,
            ImportConfig config) {
        this.tx = tx;
        this.rows = rows;
        this.chunks = chunks;
        this.batch = batch;
        this.shops = shops;
        this.config = config;
    }

    /// Returns when it has ended, when somebody has cancelled it, or when it is to stop.
    void workOff(String id, BooleanSupplier stopping) {
        var found = tx.read(c -> rows.find(c, id)).orElseThrow();
        var shop = shops.find(found.shop());
        if (shop.isEmpty()) {
            end(id, "failed", "the shop is not served any more");
            return;
        }
        var job = new ImportBatch.Job(found, caller(found), shop.get());
        LOG.infof("import goes on: importId=%s row=%s", id, found.rowsRead());
        try (var in = new ChunkStream(nr -> tx.read(c -> chunks.read(c, id, nr)))) {
            var reader = new RowReader(Format.ofWire(found.format()), in);
            skip(reader, found.rowsRead());
            if (workOff(job, reader, stopping)) {
                end(id, "done", null);
            }
        } catch (ProblemException e) {
            end(id, "failed", e.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skip(RowReader reader, long rows) throws IOException {
        for (var i = 0L; i < rows && reader.next() != null; i++) {
            LOG.tracef("row was worked off before: row=%s", i);
        }
    }

    /// @return whether the end was reached
    private boolean workOff(ImportBatch.Job job, RowReader reader, BooleanSupplier stopping)
            throws IOException {
        for (var next = read(reader); !next.isEmpty(); next = read(reader)) {
            if (stopping.getAsBoolean() || !batch.workOff(job, next)) {
                return false;
            }
        }
        return true;
    }

    private List<RowReader.Next> read(RowReader reader) throws IOException {
        var next = new ArrayList<RowReader.Next>();
        while (next.size() < config.batchRows()) {
            var row = reader.next();
            if (row == null) {
                return next;
            }
            next.add(row);
        }
        return next;
    }

    private void end(String id, String state, @Nullable String why) {
        tx.run(c -> {
            if (rows.finish(c, id, state, why)) {
                chunks.drop(c, id);
            }
        });
        LOG.infof("import ended: importId=%s state=%s", id, state);
    }

    private static Caller caller(ImportRow row) {
        var roles =
                row.roles().stream().flatMap(r -> Role.of(r).stream()).collect(Collectors.toSet());
        return new Caller(row.caller(), roles, row.shop(), "import");
    }
}
