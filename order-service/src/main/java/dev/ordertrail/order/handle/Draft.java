package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.order.domain.Workflow;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.OrderHead;
import dev.ordertrail.order.store.Placing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order about to be placed: checked, with its ids, before anything is sealed or decided.
///
/// @param buyer whose order it will be; null for a guest
/// @param person whose key seals it
/// @param claimed what is believed of what the request claims about its payment
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
        List<String> evidence) {

    /// Once more, under another number.
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
                evidence);
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
    record Ready(Draft draft, List<Recorded<OrderEvent>> events, PlacedOrder order) {

        Placing placing(Claim claim, Answer answer) {
            return new Placing(draft.head(), events, draft.evidence(), claim, answer);
        }
    }
}
