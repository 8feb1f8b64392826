package dev.ordertrail.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TopicSoFar;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What is on payment-events.
public final class PaymentFacts {
    private PaymentFacts() {}

    /// Everything that was told about an order so far, in order.
    public static List<Recorded<PaymentEvent>> of(String orderId) {
        return read(TopicSoFar.of(Topics.PAYMENT_EVENTS).records(orderId));
    }

    /// Everything that was told so far, each order's in order.
    public static List<Recorded<PaymentEvent>> all() {
        return read(TopicSoFar.of(Topics.PAYMENT_EVENTS).records());
    }

    private static List<Recorded<PaymentEvent>> read(List<ConsumerRecord<String, byte[]>> found) {
        return found.stream().map(PaymentFacts::read).toList();
    }

    private static Recorded<PaymentEvent> read(ConsumerRecord<String, byte[]> found) {
        var envelope =
                Envelope.of(name -> {
                    var header = found.headers().lastHeader(name);
                    return header == null ? null : new String(header.value(), UTF_8);
                });
        var event = (PaymentEvent) EventJson.read(envelope.type(), found.value());
        return new Recorded<>(envelope, event);
    }
}
