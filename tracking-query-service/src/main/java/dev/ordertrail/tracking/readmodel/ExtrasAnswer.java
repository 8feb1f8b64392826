package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an order has gathered beside its way, as one reader may see it.
///
/// @param staff who looks after it
/// @param serverId the server that was set up for it
/// @param links what it belongs together with elsewhere
/// @param pendingEdit a change that waits for the buyer's word
/// @param licenceKeys its keys; their texts are order-service's alone to show
/// @param keysOwed how many keys are still to come
/// @param benefits what the customer has earned
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExtrasAnswer(
        List<Staff> staff,
        @Nullable String serverId,
        List<Link> links,
        @Nullable PendingEdit pendingEdit,
        List<LicenceKey> licenceKeys,
        int keysOwed,
        List<Benefit> benefits) {

    /// Somebody of the shop.
    ///
    /// @param id for the house alone
    public record Staff(@Nullable String id, @Nullable String name) {}

    /// Something elsewhere.
    ///
    /// @param kind `ticket`, `server`, `delivery`, `review`, `conversation`, `agent`, `key`
    public record Link(String kind, String reference) {

        /// What people read for its kind.
        @JsonIgnore
        public String title() {
            return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        }
    }

    /// A change that waits.
    ///
    /// @param difference what the new total is above the old one; negative when it is below
    /// @param proposedBy the role of who proposed it
    public record PendingEdit(
            String id,
            List<OrderAnswer.Item> items,
            BigDecimal totalAmount,
            BigDecimal difference,
            String currency,
            String proposedBy,
            Instant proposedAt) {}

    /// A licence key.
    ///
    /// @param state `active`, `suspended`, `revoked`
    /// @param revealed whether its text was read
    public record LicenceKey(
            String id,
            String itemId,
            String listingId,
            String lastFour,
            String state,
            boolean revealed) {}

    /// Something earned: `review`, `role:purchased`.
    public record Benefit(String benefit, Instant grantedAt) {

        /// What people read for it.
        @JsonIgnore
        public String title() {
            return benefit.replace(':', ' ').replace('_', ' ');
        }
    }
}
