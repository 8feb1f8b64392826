package dev.ordertrail.payment.translate.paypal;

import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Beside;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money that a marketplace sends on to its sellers. Whoever sends it names the order in
/// `sender_item_id`; a payout without a name is of no order.
final class PayPalPayouts {
    private PayPalPayouts() {}

    /// @param told how the event calls what happened
    static Translation item(String told, PayPalObject item, Instant at) {
        var id = item.id("payout_item_id");
        if (id == null) {
            throw new Misread("a payout item without a usable id");
        }
        var payout = item.at("payout_item");
        var name = payout.name("sender_item_id");
        return switch (told) {
            case "SUCCEEDED" -> moved(Moved.Kind.PAID_OUT, id, payout, name, at);
            case "RETURNED", "REFUNDED" ->
                    moved(Moved.Kind.PAID_OUT_RETURNED_SO_FAR, id, payout, name, at);
            default -> failed(id, item.at("errors").word("name"), at);
        };
    }

    static Translation denied(PayPalObject batch, Instant at) {
        var id = batch.at("batch_header").id("payout_batch_id");
        if (id == null) {
            throw new Misread("a batch without a usable id");
        }
        return failed(id, batch.at("batch_header").word("batch_status"), at);
    }

    /// A payout that PayPal makes of a capture by itself.
    static Translation referenced(String told, PayPalObject item, Instant at) {
        var id = item.id("item_id");
        return "FAILED".equals(told) && id != null
                ? failed(id, item.at("processing_state").word("reason"), at)
                : new NotOurs("a payout that PayPal makes by itself");
    }

    /// A seller let us act for him and no longer does.
    static Translation consentRevoked(PayPalObject merchant, Instant at) {
        var id = merchant.id("merchant_id");
        return id == null
                ? new NotOurs("a merchant without a name")
                : new AboutShop(
                        at, new Flagged(Concern.ACCOUNT_RESTRICTED, id, true, "consent_revoked"));
    }

    private static Translation moved(
            Moved.Kind kind, String id, PayPalObject payout, @Nullable String name, Instant at) {
        if (name == null) {
            return new NotOurs("a payout of no order");
        }
        var moved = Moved.of(kind, id, payout.money("amount"));
        return new Happened(
                new About(id, List.of(), List.of(name)), at, new Beside(), List.of(moved));
    }

    private static Translation failed(String id, @Nullable String reason, Instant at) {
        return new AboutShop(at, new Flagged(Concern.PAYOUT_FAILED, id, true, reason));
    }
}
