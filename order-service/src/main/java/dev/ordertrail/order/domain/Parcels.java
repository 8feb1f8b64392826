package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.ParcelState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The parcel axis: how far every parcel of an order came.
record Parcels(Map<String, Parcel> byId) {
    static final Parcels NONE = new Parcels(Map.of());

    Parcels {
        byId = Collections.unmodifiableMap(new TreeMap<>(byId));
    }

    Parcels after(ParcelNoted e) {
        var next = new TreeMap<>(byId);
        next.put(e.parcelId(), next.getOrDefault(e.parcelId(), Parcel.UNSEEN).after(e));
        return new Parcels(next);
    }

    /// Whether every parcel that is really under way has come this far; never with no parcel.
    boolean allReached(ParcelState state) {
        var real = real();
        return !real.isEmpty() && real.stream().allMatch(p -> p.reached(state));
    }

    /// Parcels that count: a label that was voided before any scan does not.
    private List<Parcel> real() {
        return byId.values().stream().filter(p -> !p.voidedUnseen()).toList();
    }
}
