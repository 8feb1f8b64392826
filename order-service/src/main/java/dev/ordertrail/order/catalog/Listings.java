package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Listings are written here, each write in a transaction of its own.
@ApplicationScoped
public class Listings {
    private final IdempotencyKeys idempotency;
    private final DataSource database;
    private final Counted counted;
    private final Clock clock;

    Listings(IdempotencyKeys idempotency, DataSource database, Counted counted, Clock clock) {
        this.idempotency = idempotency;
        this.database = database;
        this.counted = counted;
        this.clock = clock;
    }

    /// Adds a listing, once per key.
    ///
    /// @throws ProblemException FORBIDDEN; VALIDATION_FAILED when the shop has a listing of this id
    @Transactional
    public Answer add(
            Caller caller, Claim claim, ListingForm form, Function<Shown, Answer> answer) {
        return Failures.told(() -> {
            try (var c = database.getConnection()) {
                var first = idempotency.claim(c, claim);
                if (first.isPresent()) {
                    return first.get();
                }
                var said = answer.apply(added(c, caller, form));
                idempotency.store(c, claim, said);
                return said;
            } catch (SQLException e) {
                throw SqlFailure.of(e);
            }
        });
    }

    private Shown added(Connection c, Caller caller, ListingForm form) throws SQLException {
        var listing = new Listing();
        listing.shop = caller.shop();
        listing.id = form.id() == null ? Ids.listing() : form.id();
        listing.seller = Keeper.seller(caller, form.seller());
        listing.kind = Objects.requireNonNull(form.kind());
        listing.createdAt = clock.instant();
        if (Listing.of(listing.shop, listing.id).isPresent()) {
            throw ProblemException.validation(
                    List.of(new FieldError("id", "TAKEN", "the shop has a listing of this id")));
        }
        write(listing, form);
        listing.persistAndFlush();
        return counted.opened(c, listing, form.stock() == null ? 0 : form.stock());
    }

    /// Writes a listing anew: what the form does not say is as if it had never been said.
    ///
    /// @param ifMatch the version the caller has seen; null: any
    @Transactional
    public Shown replace(Caller caller, String id, @Nullable Long ifMatch, ListingForm form) {
        return Failures.told(() -> {
            var listing = mine(caller, id, ifMatch);
            listing.description = null;
            listing.specifications = "{}";
            listing.minMonths = 1;
            listing.maxMonths = 12;
            return written(listing, form);
        });
    }

    /// Changes what the form says of a listing.
    @Transactional
    public Shown change(Caller caller, String id, @Nullable Long ifMatch, ListingForm form) {
        return Failures.told(() -> written(mine(caller, id, ifMatch), form));
    }

    /// Takes a listing off the shelf for good. Orders that bought it keep what they bought.
    @Transactional
    public void withdraw(Caller caller, String id, @Nullable Long ifMatch) {
        Failures.told(() -> {
            var listing = mine(caller, id, ifMatch);
            listing.status = Offer.WITHDRAWN;
            listing.updatedAt = clock.instant();
            Listing.flush();
            return listing;
        });
    }

    private Shown written(Listing listing, ListingForm form) {
        if (listing.status == Offer.WITHDRAWN) {
            throw new ProblemException(
                    Code.LISTING_UNAVAILABLE,
                    "The listing was withdrawn.",
                    Map.of("listing", listing.id, "reason", "withdrawn"));
        }
        write(listing, form);
        Listing.flush();
        return counted.shown(listing);
    }

    private void write(Listing listing, ListingForm form) {
        if (form.kind() != null && form.kind() != listing.kind) {
            throw ProblemException.validation(
                    List.of(new FieldError("kind", "FIXED", "a listing keeps its kind")));
        }
        listing.name = form.name() == null ? listing.name : form.name();
        listing.description = form.description() == null ? listing.description : form.description();
        if (form.price() != null) {
            listing.price(form.price());
        }
        listing.status = form.status() == null ? listing.status : form.status();
        if (form.specifications() != null) {
            listing.specifications = Specifications.write(form.specifications());
        }
        var months = form.months();
        listing.minMonths = months.least() == null ? listing.minMonths : months.least();
        listing.maxMonths = months.most() == null ? listing.maxMonths : months.most();
        if (listing.maxMonths < listing.minMonths) {
            throw ProblemException.validation(
                    List.of(new FieldError("maxMonths", "INVALID", "is below minMonths")));
        }
        listing.updatedAt = clock.instant();
    }

    private static Listing mine(Caller caller, String id, @Nullable Long ifMatch) {
        var listing =
                Listing.of(caller.shop(), id)
                        .filter(l -> Keeper.sees(caller, l))
                        .orElseThrow(() -> Keeper.notFound(id));
        Keeper.mayWrite(caller, listing.seller);
        if (ifMatch != null && ifMatch != listing.version) {
            throw new ProblemException(
                    Code.PRECONDITION_FAILED,
                    "The listing is at version %d.".formatted(listing.version),
                    Map.of("version", listing.version));
        }
        return listing;
    }
}
