package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order that somebody wants to place, well formed, from whichever body it came.
public record OrderRequest(
        Parties parties, Goods goods, Payment payment, Shipping shipping, Extras extras) {

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
    public record Goods(List<Item> items, Money total) {
        public Goods {
            items = List.copyOf(items);
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
