package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.order.catalog.Wanted;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order that somebody wants to place, well formed, from whichever body it came.
public record OrderRequest(
        Parties parties, Goods goods, Payment payment, Shipping shipping, Extras extras) {

    /// The ids of all listings it names.
    List<String> listings() {
        return goods.items().stream().map(Item::listingId).filter(Objects::nonNull).toList();
    }

    /// The same request, of these goods and this seller.
    OrderRequest with(Goods priced, @Nullable Seller seller) {
        var by =
                new Parties(
                        parties.buyerId(),
                        parties.name(),
                        parties.email(),
                        parties.phone(),
                        seller);
        return new OrderRequest(by, priced, payment, shipping, extras);
    }

    /// Who buys and who sells.
    ///
    /// @param buyerId null for a guest
    public record Parties(
            @Nullable String buyerId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Seller seller) {}

    /// What is bought; the total is the sum.
    ///
    /// @param wanted how each line was asked for, beside what its item says
    /// @param totalField the field that told the total; null when none did, and the catalogue has
    ///   to
    public record Goods(
            List<Item> items, Money total, List<Wanted> wanted, @Nullable String totalField) {
        public Goods {
            items = List.copyOf(items);
            wanted = List.copyOf(wanted);
        }

        /// Goods that are completely described by their items.
        public Goods(List<Item> items, Money total) {
            this(items, total, List.of(), "total");
        }
    }

    /// What the storefront says about the payment.
    ///
    /// @param success null when it says nothing
    /// @param chain which chain the transaction hash is of
    public record Payment(
            String method,
            @Nullable Boolean success,
            @Nullable String paymentIntentId,
            @Nullable String sessionId,
            @Nullable String transactionHash,
            String chain,
            @Nullable String escrowId,
            @Nullable Money processingFee,
            @Nullable Money gasFee) {}

    /// Where it goes, and when.
    public record Shipping(
            @Nullable PostalAddress address,
            @Nullable String method,
            @Nullable LocalDate estimatedDelivery) {}

    /// Everything else.
    ///
    /// @param workflow id of the workflow asked for; null: the shop's own
    public record Extras(
            @Nullable String reference,
            @Nullable String workflow,
            @Nullable String specialInstructions,
            @Nullable String customerNotes,
            @Nullable String internalNotes,
            Map<String, String> metadata,
            Origin origin) {
        public Extras {
            metadata = Map.copyOf(metadata);
        }
    }
}
