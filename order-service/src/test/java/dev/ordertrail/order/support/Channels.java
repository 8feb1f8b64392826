package dev.ordertrail.order.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.ChannelCommand;
import dev.ordertrail.contracts.CommandJson;
import dev.ordertrail.contracts.CommandResult;
import dev.ordertrail.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A channel: it sends commands and hears what became of them.
public final class Channels {
    private Channels() {}

    /// An id for a new order.
    public static String newOrderId() {
        return "order_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    }

    /// A command.
    public static ChannelCommand command(String orderId, String command, @Nullable JsonNode body) {
        return new ChannelCommand(
                UUID.randomUUID().toString(), orderId, null, command, body, Instant.now());
    }

    /// Sends commands with a token, all of one record batch.
    public static void send(@Nullable String token, ChannelCommand... commands) {
        try {
            var sent =
                    Arrays.stream(commands)
                            .map(c ->
                                    Wire.PRODUCER.send(
                                            record(c.orderId(), CommandJson.write(c), token)))
                            .toList();
            for (var each : sent) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends bytes that may be anything.
    public static void sendBytes(String key, byte[] value) {
        try {
            Wire.PRODUCER.send(record(key, value, null)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every answer to a command so far.
    public static List<CommandResult> answers(ChannelCommand command) {
        return Wire.records(Topics.ORDER_COMMAND_RESULTS).stream()
                .map(r -> CommandJson.readResult(r.value()))
                .filter(r -> r.commandId().equals(command.commandId()))
                .toList();
    }

    private static ProducerRecord<String, byte[]> record(
            @Nullable String key, byte[] value, @Nullable String token) {
        var record =
                new ProducerRecord<String, byte[]>(
                        Topics.ORDER_COMMANDS.name(), key == null ? "" : key, value);
        if (token != null) {
            record.headers()
                    .add("authorization", ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }
}
