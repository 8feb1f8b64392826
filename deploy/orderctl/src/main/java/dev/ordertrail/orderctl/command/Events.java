package dev.ordertrail.orderctl.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Json;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.api.TopicReader;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the topics hold of one order.
@Command(
        name = "events",
        description = {
            "What was recorded of one order, event by event, from the topics themselves.",
            "Personal data stays sealed."
        })
public final class Events implements Callable<Integer> {
    private static final List<Topic> TOPICS =
            List.of(
                    Topics.ORDER_EVENTS,
                    Topics.PAYMENT_EVENTS,
                    Topics.SHIPPING_EVENTS,
                    Topics.NOTIFICATION_EVENTS);

    private final Settings settings;

    @Mixin private Output output;

    @Parameters(paramLabel = "order", description = "Its id or its number.")
    private String order;

    @Option(names = "--short", description = "One line for each event.")
    private boolean brief;

    public Events(Settings settings) {
        this.settings = settings;
    }

    /// One record of a topic.
    ///
    /// @param headers the envelope
    public record Found(
            String topic,
            int partition,
            long offset,
            Map<String, String> headers,
            JsonNode event) {}

    @Override
    public Integer call() {
        var found = read(order);
        if (found.isEmpty()) {
            found = read(idOfNumber());
        }
        if (found.isEmpty()) {
            throw new Failure("no topic holds anything of " + order);
        }
        var all = List.copyOf(found);
        output.print(all, () -> text(all));
        return 0;
    }

    private List<Found> read(String id) {
        var reader = new TopicReader(settings.servers().bootstrapServers());
        var found = new ArrayList<Found>();
        for (var topic : TOPICS) {
            reader.ofKey(topic, id).forEach(entry -> found.add(found(entry)));
        }
        found.sort(Comparator.comparing(f -> f.headers().getOrDefault("ce_recordedtime", "")));
        return found;
    }

    /// A number is known to tracking, and to whoever may see all orders.
    private String idOfNumber() {
        var token = new Tokens(settings, Clock.systemUTC()).issue("orderctl", "ops", "staff");
        var http = new Http(settings.address(Service.TRACKING));
        var answer = http.get("/api/orders/" + order, Http.bearer(token));
        if (!answer.ok()) {
            throw new Failure(
                    "no topic holds anything of "
                            + order
                            + ", and tracking says "
                            + answer.complaint());
        }
        return answer.json().path("order").path("id").asText(order);
    }

    private static Found found(ConsumerRecord<String, byte[]> entry) {
        var headers = new TreeMap<String, String>();
        entry.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
        var event = Json.read(new String(entry.value(), UTF_8));
        return new Found(entry.topic(), entry.partition(), entry.offset(), headers, event);
    }

    private String text(List<Found> all) {
        var text = new StringBuilder();
        for (var found : all) {
            var headers = found.headers();
            text.append(
                    "%s  %s #%s  %s%n"
                            .formatted(
                                    headers.get("ce_time"),
                                    found.topic(),
                                    headers.get("ce_streamversion"),
                                    headers.get("ce_type")));
            if (!brief) {
                headers.forEach((name, value) ->
                        text.append("    ").append(name).append(": ").append(value).append('\n'));
                text.append(Json.text(found.event()).indent(4)).append('\n');
            }
        }
        return text.toString();
    }
}
