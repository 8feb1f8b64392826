package dev.ordertrail.systemtest.kill;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run has left behind.
///
/// @param acknowledged ids of orders whose placing was answered with 201
/// @param stored the event store, in any order
/// @param orderTopic `order-events`, each partition in its order
/// @param otherTopics the topics that other services write, by name
/// @param shown version of each order in tracking, one entry a row
/// @param liveHash of the view as it grew
/// @param rebuiltHash of the view as a rebuild made it
record Findings(
        Set<String> acknowledged,
        List<Stored> stored,
        List<OnTopic> orderTopic,
        Map<String, List<OnTopic>> otherTopics,
        List<Shown> shown,
        String liveHash,
        String rebuiltHash) {

    Findings {
        acknowledged = Set.copyOf(acknowledged);
        stored = List.copyOf(stored);
        orderTopic = List.copyOf(orderTopic);
        otherTopics = Map.copyOf(otherTopics);
        shown = List.copyOf(shown);
    }

    /// An event in the store.
    ///
    /// @param payload digest of its bytes
    record Stored(String orderId, long version, String eventId, String payload) {}

    /// A record on a topic.
    ///
    /// @param payload digest of its value
    /// @param whole digest of its value and all its headers
    record OnTopic(String orderId, long version, String eventId, String payload, String whole) {}

    /// An order in tracking.
    record Shown(String orderId, long version) {}
}
