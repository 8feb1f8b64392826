package dev.ordertrail.contracts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every topic of the system. Whoever creates topics creates these; every service checks them at
/// start.
public final class Topics {
    static final String MAX_RECORD = Integer.toString(4 * EventJson.MAX_EVENT_BYTES);
    private static final int PARTITIONS = 12;

    public static final Topic ORDER_EVENTS = forEver("order-events");
    public static final Topic PAYMENT_EVENTS = forEver("payment-events");
    public static final Topic SHIPPING_EVENTS = forEver("shipping-events");
    public static final Topic NOTIFICATION_EVENTS = forEver("notification-events");
    public static final Topic ORDER_ALERTS = forEver("order-alerts");
    public static final Topic ORDER_COMMANDS = stamped(days("order-commands", 30));
    public static final Topic ORDER_COMMAND_RESULTS = days("order-command-results", 30);
    public static final Topic WORKFLOW_DEFINITIONS = compacted("workflow-definitions");
    public static final Topic PERSON_KEYS = compacted("person-keys");

    private Topics() {}

    /// All topics, those for dead letters included.
    public static List<Topic> all() {
        var sources =
                List.of(
                        ORDER_EVENTS,
                        PAYMENT_EVENTS,
                        SHIPPING_EVENTS,
                        NOTIFICATION_EVENTS,
                        ORDER_ALERTS,
                        ORDER_COMMANDS,
                        ORDER_COMMAND_RESULTS,
                        WORKFLOW_DEFINITIONS,
                        PERSON_KEYS);
        return Stream.concat(sources.stream(), sources.stream().map(Topic::deadLetters)).toList();
    }

    private static Topic forEver(String name) {
        return new Topic(
                name, PARTITIONS, Map.of("retention.ms", "-1", "max.message.bytes", MAX_RECORD));
    }

    private static Topic days(String name, int days) {
        return new Topic(
                name,
                PARTITIONS,
                Map.of("retention.ms", Topic.days(days), "max.message.bytes", MAX_RECORD));
    }

    /// The broker stamps the records, so that a channel cannot say that it sent one earlier.
    private static Topic stamped(Topic topic) {
        var settings = new HashMap<>(topic.settings());
        settings.put("message.timestamp.type", "LogAppendTime");
        return new Topic(topic.name(), topic.partitions(), settings);
    }

    private static Topic compacted(String name) {
        return new Topic(
                name,
                PARTITIONS,
                Map.of("cleanup.policy", "compact", "max.message.bytes", MAX_RECORD));
    }
}
