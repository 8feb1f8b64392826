package dev.ordertrail.order.bulk;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.problem.ProblemJson;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.body.BodyReader;
import dev.ordertrail.order.handle.Asked;
import dev.ordertrail.order.handle.Cause;
import dev.ordertrail.order.handle.PlaceMany;
import dev.ordertrail.order.handle.PlaceMany.Outcome;
import dev.ordertrail.order.handle.PlaceMany.Placed;
import dev.ordertrail.order.handle.PlaceMany.Refused;
import dev.ordertrail.order.handle.PlaceMany.Wanted;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.ImportRefusals;
import dev.ordertrail.order.store.ImportRefusals.RefusedRow;
import dev.ordertrail.order.store.ImportRow;
import dev.ordertrail.order.store.ImportRows;
import dev.ordertrail.order.store.PlacingClash;
import dev.ordertrail.order.template.Templates;
import dev.ordertrail.order.template.Templates.Filler;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes orders of some rows, in the transaction that also says that they are worked off.
@ApplicationScoped
class ImportBatch {
    private static final Logger LOG = Logger.getLogger(ImportBatch.class);
    private static final int RETRIES = 3;

    private final Tx tx;
    private final ImportRows rows;
    private final ImportRefusals refusals;
    private final Templates templates;
    private final BodyReader bodies;
    private final PlaceMany orders;
    private final Clock clock;

    ImportBatch(
            Tx tx,
            ImportRows rows,
            ImportRefusals refusals,
            Templates templates,
            BodyReader bodies,
            PlaceMany orders,
            Clock clock) {
        this.tx = tx;
        this.rows = rows;
        this.refusals = refusals;
        this.templates = templates;
        this.bodies = bodies;
        this.orders = orders;
        this.clock = clock;
    }

    /// Works these rows off.
    ///
    /// @return false when the import has ended meanwhile, or somebody else works it off
    boolean workOff(Job job, List<RowReader.Next> next) {
        var began = clock.instant();
        var filler = templates.filler(job.who(), job.shop());
        var read = next.stream().map(row -> read(job, filler, row)).toList();
        for (var left = RETRIES; left > 0; left--) {
            try {
                return write(job, read, began);
            } catch (PlacingClash e) {
                LOG.debugf("rows are placed again: importId=%s taken=%s", job.row().id(), e.what());
            }
        }
        return read.stream().allMatch(row -> alone(job, row, began));
    }

    private boolean alone(Job job, Read row, Instant began) {
        try {
            return write(job, List.of(row), began);
        } catch (PlacingClash e) {
            var why =
                    new ProblemException(
                            Code.VERSION_CONFLICT, "Others were faster again and again.");
            return write(job, List.of(row.refused(why)), began);
        }
    }

    private boolean write(Job job, List<Read> read, Instant began) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var cause = new Cause(job.row().id(), job.row().id(), null);
        var wanted = read.stream().map(Read::wanted).filter(Objects::nonNull).toList();
        var prepared = orders.prepare(new Asked(job.who(), cause, now), job.shop(), wanted);
        return tx.in(c -> {
            var last = read.getLast();
            var first = read.getFirst().nr() - 1;
            if (!rows.advance(c, job.row().id(), first, last.nr(), last.consumed())) {
                return false;
            }
            var refused = refused(job, read, orders.place(c, prepared));
            refusals.add(c, job.row().id(), refused);
            count(c, job, read.size(), refused.size(), began);
            return true;
        });
    }

    private void count(Connection c, Job job, int read, int refused, Instant began)
            throws SQLException {
        var worked = Duration.between(began, clock.instant()).toMillis();
        rows.count(c, job.row().id(), (long) read - refused, refused, worked);
    }

    private Read read(Job job, Filler filler, RowReader.Next row) {
        if (row.body() == null) {
            return new Read(row.nr(), row.consumed(), null, null, row.why());
        }
        var reference = row.body().path("reference").asText(null);
        try {
            var body = filler.filled(row.body(), job.row().template());
            if (!body.has("checkoutData")) {
                body.withObjectProperty("metadata")
                        .put("import", job.row().id())
                        .put("importRow", row.nr());
            }
            var id = PlaceMany.id(job.row().createdAt(), job.row().id() + "/" + row.nr());
            var wanted = new Wanted(id, bodies.read(body, job.shop()));
            return new Read(row.nr(), row.consumed(), reference, wanted, null);
        } catch (ProblemException e) {
            return new Read(row.nr(), row.consumed(), reference, null, e);
        }
    }

    private static List<RefusedRow> refused(Job job, List<Read> read, List<Outcome> outcomes) {
        var refused = new ArrayList<RefusedRow>();
        var outcome = outcomes.iterator();
        for (var row : read) {
            var why = row.wanted() == null ? row.why() : why(outcome.next());
            if (why != null) {
                var path = "/api/imports/" + job.row().id() + "/rows/" + row.nr();
                var problem = new String(ProblemJson.write(why, path), StandardCharsets.UTF_8);
                refused.add(new RefusedRow(row.nr(), row.reference(), problem));
            }
        }
        return refused;
    }

    private static @Nullable ProblemException why(Outcome outcome) {
        return switch (outcome) {
            case Placed _ -> null;
            case Refused(var why) -> why;
        };
    }

    /// An import at work.
    record Job(ImportRow row, Caller who, Shop shop) {}

    /// A row as far as it could be read.
    ///
    /// @param wanted null when it is no order
    /// @param why null when it is one
    private record Read(
            long nr,
            long consumed,
            @Nullable String reference,
            @Nullable Wanted wanted,
            @Nullable ProblemException why) {
        Read refused(ProblemException because) {
            return new Read(nr, consumed, reference, null, because);
        }
    }
}
