package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import java.util.ArrayList;
import java.util.List;

/// What was asked back so far.
record Refunds(List<RefundRequested> asked) {
    static final Refunds NONE = new Refunds(List.of());

    Refunds {
        asked = List.copyOf(asked);
    }

    Refunds asked(RefundRequested e) {
        var next = new ArrayList<>(asked);
        next.add(e);
        return new Refunds(next);
    }

    Money total(Asset asset) {
        return asked.stream().map(RefundRequested::amount).reduce(Money.zero(asset), Money::plus);
    }

    /// What was asked back of one payment.
    Money of(String paymentId, Asset asset) {
        return asked.stream()
                .filter(r -> paymentId.equals(r.paymentId()))
                .map(RefundRequested::amount)
                .reduce(Money.zero(asset), Money::plus);
    }
}
