package dev.ordertrail.order.bulk;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.ImportChunks;
import dev.ordertrail.order.store.ImportRefusals;
import dev.ordertrail.order.store.ImportRow;
import dev.ordertrail.order.store.ImportRows;
import dev.ordertrail.order.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes uploads in, and tells how imports are doing.
@ApplicationScoped
public class Imports {
    private final Tx tx;
    private final ImportRows rows;
    private final ImportChunks chunks;
    private final ImportRefusals refusals;
    private final Templates templates;
    private final ImportWorker worker;
    private final Uploads uploads;
    private final Clock clock;

    Imports(
            Tx tx,
            ImportRows rows,
            ImportChunks chunks,
            ImportRefusals refusals,
            Templates templates,
            ImportWorker worker,
            Uploads uploads,
            Clock clock) {
        this.tx = tx;
        this.rows = rows;
        this.chunks = chunks;
        this.refusals = refusals;
        this.templates = templates;
        this.worker = worker;
        this.uploads = uploads;
        this.clock = clock;
    }

    /// Keeps an upload, piece by piece, and lets it be worked off once it is complete. Asked again
    /// with the same key, it goes on behind what is kept, or gives the import that exists.
    ///
    /// @throws ProblemException VALIDATION_FAILED when the header or the template is wrong,
    ///   IDEMPOTENCY_KEY_REUSED when the key came with another upload, REQUEST_IN_PROGRESS when the
    ///   same upload is still arriving elsewhere
    public Import receive(Caller who, Shop shop, Order order, InputStream body) {
        var row = begun(who, shop, order);
        if (!row.format().equals(order.format().wire())
                || !Objects.equals(row.template(), template(who, order.template()))) {
            throw Uploads.reused();
        }
        if (row.state().equals("receiving")) {
            uploads.keep(row, order.format(), body);
            tx.run(c -> rows.complete(c, row.id()));
            worker.wake();
        }
        return read(who, row.id());
    }

    /// An import of the caller's shop.
    ///
    /// @throws ProblemException NOT_FOUND
    public Import read(Caller who, String id) {
        return tx.read(c -> rows.find(c, id))
                .filter(row -> row.shop().equals(who.shop()))
                .map(Import::of)
                .orElseThrow(
                        () -> new ProblemException(Code.NOT_FOUND, "There is no such import."));
    }

    /// The shop's imports begun before this instant, the newest first.
    public List<Import> list(Caller who, Instant before, int most) {
        return tx.read(c -> rows.list(c, who.shop(), before, most)).stream()
                .map(Import::of)
                .toList();
    }

    /// Stops an import; what it has imported stays.
    public Import cancel(Caller who, String id) {
        var found = read(who, id);
        tx.run(c -> {
            if (rows.finish(c, found.id(), "cancelled", null)) {
                chunks.drop(c, found.id());
            }
        });
        return read(who, id);
    }

    /// The next refused rows behind this one.
    public List<RowProblem> report(Import of, long after, int most) {
        return tx.read(c -> refusals.page(c, of.id(), after, most)).stream()
                .map(r -> new RowProblem(r.nr(), r.reference(), r.problem()))
                .toList();
    }

    private ImportRow begun(Caller who, Shop shop, Order order) {
        var row =
                new ImportRow(
                        "import_" + UUID.randomUUID().toString().replace("-", ""),
                        shop.id(),
                        who.id(),
                        who.roles().stream().map(r -> r.wire()).sorted().toList(),
                        who.channel(),
                        order.key(),
                        order.title(),
                        order.format().wire(),
                        template(who, order.template()),
                        "receiving",
                        null,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null,
                        null);
        return tx.in(c -> {
            rows.begin(c, row);
            return rows.byKey(c, who.shop(), who.id(), order.key()).orElseThrow();
        });
    }

    /// The version that counts from now on.
    private @Nullable String template(Caller who, @Nullable String named) {
        if (named == null) {
            return null;
        }
        try {
            return templates.read(who.shop(), named).ref();
        } catch (ProblemException e) {
            throw Uploads.wrong("template", "INVALID", "names no template of this shop");
        }
    }

    /// What an import is asked to be.
    ///
    /// @param key names the import among the caller's
    /// @param title for people
    /// @param template fills what rows leave out
    public record Order(
            Format format, String key, @Nullable String title, @Nullable String template) {}

    /// A refused row.
    ///
    /// @param problem an RFC 9457 document
    public record RowProblem(long row, @Nullable String reference, String problem) {}
}
