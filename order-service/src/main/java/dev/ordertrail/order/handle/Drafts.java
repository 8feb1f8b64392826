package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order;
import dev.ordertrail.order.domain.OrderCommand.AddNote;
import dev.ordertrail.order.domain.OrderCommand.PlaceOrder;
import dev.ordertrail.order.domain.OrderDecider;
import dev.ordertrail.order.shop.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Makes orders out of requests.
@ApplicationScoped
class Drafts {
    private final Workflows workflows;
    private final OrderNumbers numbers;
    private final Sealing sealing;
    private final PersonKeys keys;
    private final Deciding deciding;

    Drafts(
            Workflows workflows,
            OrderNumbers numbers,
            Sealing sealing,
            PersonKeys keys,
            Deciding deciding) {
        this.deciding = deciding;
        this.keys = keys;
        this.workflows = workflows;
        this.numbers = numbers;
        this.sealing = sealing;
    }

    /// A draft of a well-formed request, once it is clear that the caller may ask for it.
    Draft of(Asked asked, Shop shop, OrderRequest request) {
        return of(asked, shop, request, Ids.order(asked.now()));
    }

    /// Like [#of(Asked, Shop, OrderRequest)], under an id that the caller has made.
    Draft of(Asked asked, Shop shop, OrderRequest request, String orderId) {
        var trust = Trust.of(asked.caller(), shop, request);
        var named = request.extras().workflow();
        var flow = workflows.newest(named == null ? shop.workflow() : named).orElseThrow();
        var buyer = trust.buyer();
        var person = buyer == null ? "guest:" + orderId : buyer;
        return new Draft(
                asked,
                shop,
                flow,
                request,
                Standing.by(asked.caller(), trust.role(), null),
                orderId,
                numbers.next(flow.definition().numberFormat(), asked.now()),
                buyer,
                person,
                trust.claimed(),
                Evidence.of(request.payment()),
                buyer == null ? keys.fresh(person) : keys.missing(person).orElse(null));
    }

    /// Another number for the draft.
    String number(Draft draft) {
        return numbers.next(draft.flow().definition().numberFormat(), draft.asked().now());
    }

    /// Seals what is personal and lets the decider begin the order.
    Draft.Ready decide(Connection c, Draft draft) throws SQLException {
        var decision = OrderDecider.decide(draft.flow(), Order.none(), command(c, draft));
        var events =
                switch (decision) {
                    case Accepted(var accepted) ->
                            deciding.followed(c, draft.head(), null, accepted);
                    case Rejected(var reason) -> throw Refusals.of(reason);
                };
        var recorded =
                new Recording(
                                draft.orderId(),
                                draft.shop().id(),
                                draft.asked().cause(),
                                draft.asked().now(),
                                draft.asked().now())
                        .of(events, 0);
        var placed = (OrderPlaced) events.getFirst();
        var state = Order.none();
        for (var event : events) {
            state = Order.evolve(draft.orderId(), state, event);
        }
        var order = (Order.Placed) state;
        var answered =
                new PlacedOrder(
                        draft.orderId(),
                        draft.number(),
                        order.status(),
                        placed.total(),
                        placed.estimatedDelivery(),
                        events.size());
        return new Draft.Ready(
                draft, recorded, TimerConsequence.running(draft.flow(), order), answered);
    }

    private PlaceOrder command(Connection c, Draft draft) {
        var request = draft.request();
        return new PlaceOrder(
                draft.by(),
                draft.orderId(),
                draft.number(),
                request.extras().reference(),
                draft.buyer(),
                request.parties().seller(),
                request.goods().items(),
                request.goods().total(),
                terms(draft),
                delivery(request),
                origin(draft),
                request.shipping().estimatedDelivery(),
                request.extras().metadata(),
                draft.seal(c, sealing, personal(request)),
                notes(c, draft));
    }

    private static PaymentTerms terms(Draft draft) {
        var payment = draft.request().payment();
        return new PaymentTerms(
                payment.method(),
                draft.claimed(),
                payment.paymentIntentId(),
                payment.sessionId(),
                payment.transactionHash(),
                payment.escrowId(),
                payment.processingFee(),
                payment.gasFee());
    }

    private static Delivery delivery(OrderRequest request) {
        var to = request.shipping().address();
        var method = request.shipping().method();
        return to == null
                ? new Delivery(method, null, null, null)
                : new Delivery(method, to.city(), to.state(), to.country());
    }

    private static Origin origin(Draft draft) {
        var origin = draft.request().extras().origin();
        return new Origin(
                origin.agentId(),
                origin.conversationId(),
                origin.ownerId(),
                draft.asked().caller().channel());
    }

    private static PersonalData personal(OrderRequest request) {
        var parties = request.parties();
        return new PersonalData(
                parties.name(),
                parties.email(),
                parties.phone(),
                request.shipping().address(),
                Map.of(),
                request.extras().specialInstructions(),
                request.extras().customerNotes());
    }

    private List<AddNote> notes(Connection c, Draft draft) {
        var text = draft.request().extras().internalNotes();
        return text == null
                ? List.of()
                : List.of(
                        new AddNote(
                                draft.by(),
                                Ids.note(),
                                Visibility.INTERNAL,
                                draft.sealText(c, sealing, text)));
    }
}
