package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An order as one reader may see it. What is absent, or not theirs to see, is null.
///
/// @param version the order's own version, for `minVersion` and `If-Match`
/// @param revision of the view: it grows by payments and scans too
/// @param progress of its status, 0 to 100
/// @param outlook `on_track`, `fine`, `attention`, `stopped`
/// @param staleSince since when this view waits for a record that could not be handled
/// @param extras what it has gathered beside its way
/// @param reached how far it came, for pages
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrderAnswer(
        String id,
        String orderNumber,
        @Nullable String reference,
        String shop,
        long version,
        long revision,
        String workflow,
        String status,
        String label,
        @Nullable String emoji,
        @Nullable String colour,
        @Nullable String phase,
        @Nullable Integer progress,
        String outlook,
        @Nullable String statusDescription,
        Instant statusUpdatedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        BigDecimal totalAmount,
        String currency,
        @Nullable LocalDate estimatedDelivery,
        String trackingUrl,
        @Nullable Buyer buyer,
        @Nullable Seller seller,
        List<Item> items,
        Payment payment,
        ShippingAnswer shipping,
        List<Entry> timeline,
        List<String> allowedTransitions,
        List<Note> notes,
        @Nullable String customerNotes,
        @Nullable String specialInstructions,
        @Nullable String agentId,
        @Nullable String conversationId,
        Map<String, String> metadata,
        @Nullable List<Anomaly> anomalies,
        @Nullable List<Told> notifications,
        @Nullable Instant staleSince,
        @JsonUnwrapped ExtrasAnswer extras,
        @JsonIgnore Reached reached,
        @JsonIgnore int decimals) {

    /// How far it came on its good way, whatever it is now.
    ///
    /// @param progress of the last good status it was in, 0 to 100
    /// @param statuses every status it was in
    public record Reached(int progress, Set<String> statuses) {
        public Reached {
            statuses = Set.copyOf(statuses);
        }
    }

    /// Who bought it. Names and contact data are null once their key is destroyed.
    public record Buyer(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {}

    /// Who sells it.
    public record Seller(String id, @Nullable String name, @Nullable String storeName) {}

    /// One line.
    public record Item(
            String id,
            @Nullable String listingId,
            @Nullable String productName,
            @Nullable String description,
            int quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal totalPrice,
            @Nullable JsonNode snapshot) {}

    /// The payment axis.
    ///
    /// @param status of the payment that counts
    public record Payment(
            String method,
            String status,
            @Nullable String transactionHash,
            @Nullable String escrowId,
            @Nullable String paymentIntentId,
            @Nullable String sessionId,
            @Nullable BigDecimal processingFee,
            @Nullable BigDecimal gasFee,
            List<OnePayment> payments,
            List<Refund> refundRequests) {}

    /// One payment at its provider.
    ///
    /// @param chargedBack what the buyer's bank took for disputes that were lost
    public record OnePayment(
            String id,
            String provider,
            String status,
            @Nullable BigDecimal captured,
            @Nullable BigDecimal refunded,
            @Nullable BigDecimal chargedBack,
            @Nullable String currency,
            Instant updatedAt) {}

    /// A refund that was asked for.
    ///
    /// @param items what it is for, where it is for a part of what was bought
    public record Refund(
            String id,
            BigDecimal amount,
            String currency,
            String cause,
            Instant requestedAt,
            List<RefundedItem> items) {}

    /// Where it goes.
    public record Address(
            @Nullable String name,
            @Nullable String street,
            @Nullable String street2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zipCode,
            @Nullable String country) {}

    /// One thing that happened.
    ///
    /// @param tone `good`, `neutral`, `attention`, `bad`
    public record Entry(
            String id,
            String status,
            String label,
            Instant timestamp,
            String description,
            String source,
            Instant recordedAt,
            @Nullable String location,
            @Nullable String trackingNumber,
            Map<String, String> metadata,
            @Nullable String emoji,
            @Nullable String colour,
            String tone) {}

    /// Something written down.
    public record Note(
            String id,
            String visibility,
            @Nullable String text,
            String author,
            Instant createdAt) {}

    /// For staff: something that needs, or needed, a human eye.
    public record Anomaly(
            String id,
            String kind,
            @Nullable String subject,
            String owner,
            String nextStep,
            Map<String, String> facts,
            Instant raisedAt,
            @Nullable Instant closedAt) {}

    /// For staff: who was told what.
    public record Told(
            String outcome,
            String recipient,
            String channel,
            String template,
            int attempt,
            Instant at,
            @Nullable String detail) {}
}
