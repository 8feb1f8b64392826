package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import java.util.Arrays;
import java.util.Locale;

/// A topic that feeds the view. Each numbers an order's events on its own and owns its own columns.
public enum Source {
    ORDER(Topics.ORDER_EVENTS),
    PAYMENT(Topics.PAYMENT_EVENTS),
    SHIPPING(Topics.SHIPPING_EVENTS),
    NOTIFICATION(Topics.NOTIFICATION_EVENTS);

    private final String topic;

    Source(Topic topic) {
        this.topic = topic.name();
    }

    /// The name of its topic.
    public String topic() {
        return topic;
    }

    /// The source that this topic is.
    ///
    /// @throws IllegalArgumentException when it feeds no view
    public static Source ofTopic(String name) {
        return Arrays.stream(values())
                .filter(s -> s.topic.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no view is fed by " + name));
    }

    /// The beginning of its columns' names.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
