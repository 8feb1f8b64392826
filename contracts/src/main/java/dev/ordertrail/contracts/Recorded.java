package dev.ordertrail.contracts;

/// An event as it was recorded: what happened, and what travels beside it.
public record Recorded<E extends Event>(Envelope envelope, E event) {

    public String orderId() {
        return envelope.subject();
    }

    public long version() {
        return envelope.streamVersion();
    }
}
