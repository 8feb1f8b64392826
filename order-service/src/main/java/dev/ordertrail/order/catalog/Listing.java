package dev.ordertrail.order.catalog;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a seller offers in a shop.
@Entity
@Table(name = "listing")
@IdClass(Listing.Key.class)
public class Listing extends PanacheEntityBase {
    @Id public String shop = "";
    @Id public String id = "";

    @Column(nullable = false)
    public String seller = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Kind kind = Kind.PHYSICAL;

    @Column(nullable = false)
    public String name = "";

    public @Nullable String description;

    @Column(nullable = false)
    public BigDecimal amount = BigDecimal.ZERO;

    @Column(nullable = false)
    public String asset = "";

    public int decimals;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Offer status = Offer.ACTIVE;

    /// A JSON object of texts.
    @Column(nullable = false)
    public String specifications = "{}";

    @Column(name = "min_months")
    public int minMonths = 1;

    @Column(name = "max_months")
    public int maxMonths = 12;

    @Version public long version;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt = Instant.EPOCH;

    /// The listing of a shop, if there is one.
    static Optional<Listing> of(String shop, String id) {
        return findByIdOptional(new Key(shop, id));
    }

    /// The price of one piece, or of one month.
    public Money price() {
        return new Money(amount, new Asset(asset, decimals));
    }

    void price(Money price) {
        amount = price.amount();
        asset = price.asset().code();
        decimals = price.asset().decimals();
    }

    /// A listing's id is its own within a shop.
    public record Key(String shop, String id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
