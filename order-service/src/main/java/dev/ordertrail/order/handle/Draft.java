package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.kit.seal.FreshKey;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.order.domain.Workflow;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.NewOrder;
import dev.ordertrail.order.store.OrderHead;
import dev.ordertrail.order.store.OrderTimers.Running;
import dev.ordertrail.order.store.Placing;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order about to be placed: checked, with its ids, before anything is sealed or decided.
///
/// @param buyer whose order it will be; null for a guest
/// @param person whose key seals it
/// @param claimed what is believed of what the request claims about its payment
/// @param key the person's, where it is a new one
record Draft(
        Asked asked,
        Shop shop,
        Workflow flow,
        OrderRequest request,
        By by,
        String orderId,
        String number,
        @Nullable String buyer,
        String person,
        PaymentClaim claimed,
        List<String> evidence,
        @Nullable FreshKey key) {

    /// The same order with what the catalogue says of it.
    Draft priced(OrderRequest anew) {
        return new Draft(
                asked, shop, flow, anew, by, orderId, number, buyer, person, claimed, evidence,
                key);
    }

    /// Once more, under another number, and with the key that the person has by now.
    Draft again(String otherNumber) {
        return new Draft(
                asked,
                shop,
                flow,
                request,
                by,
                orderId,
                otherNumber,
                buyer,
                person,
                claimed,
                evidence,
                null);
    }

    Sealed seal(Connection c, Sealing sealing, PersonalData data) {
        return key == null ? sealing.seal(c, person, data) : key.seal(data);
    }

    Sealed sealText(Connection c, Sealing sealing, String text) {
        return key == null ? sealing.sealText(c, person, text) : key.sealText(text);
    }

    OrderHead head() {
        var seller = request.parties().seller();
        return new OrderHead(
                orderId,
                shop.id(),
                number,
                request.extras().reference(),
                seller == null ? null : seller.id(),
                buyer,
                person,
                flow.ref().toString(),
                asked.now());
    }

    /// A draft that was decided.
    record Ready(
            Draft draft,
            List<Recorded<OrderEvent>> events,
            List<Running> timers,
            PlacedOrder order) {

        /// Whether somebody has to look at it from the start.
        boolean raises() {
            return events.stream().anyMatch(e -> e.event() instanceof OrderEvent.AnomalyRaised);
        }

        NewOrder written() {
            return new NewOrder(draft.head(), events, draft.evidence(), timers, draft.key());
        }

        Placing placing(Claim claim, Answer answer) {
            return new Placing(written(), draft.request().listings(), claim, answer);
        }
    }
}
