package dev.ordertrail.order.intake;

import dev.ordertrail.contracts.ChannelCommand;
import dev.ordertrail.contracts.CommandJson;
import dev.ordertrail.contracts.CommandResult;
import dev.ordertrail.contracts.Sha256;
import dev.ordertrail.contracts.UnreadableEvent;
import dev.ordertrail.kit.outbox.Outbox.RawRecord;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.Cause;
import dev.ordertrail.order.store.CommandAnswers.CommandKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A command as it came, with what its token says.
///
/// @param channel null when nobody vouches for it
/// @param refused why; null when somebody does
record Received(
        ChannelCommand command,
        ConsumerRecord<String, byte[]> record,
        @Nullable Channel channel,
        @Nullable ProblemException refused) {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /// @throws UnreadableEvent when it is no command
    static Received of(ConsumerRecord<String, byte[]> record, ChannelTokens tokens) {
        if (record.value() == null) {
            throw new UnreadableEvent(ChannelCommand.TYPE, null);
        }
        var command = CommandJson.readCommand(record.value());
        if (!ID.matcher(command.commandId()).matches()) {
            throw new UnreadableEvent(ChannelCommand.TYPE, null);
        }
        try {
            var sent = tokens.channel(header(record, "authorization"), record);
            return new Received(command, record, sent, null);
        } catch (ProblemException e) {
            return new Received(command, record, null, e);
        }
    }

    /// Under which it is remembered; null when nobody vouches for it.
    @Nullable CommandKey key() {
        return channel == null
                ? null
                : new CommandKey(
                        channel.caller().shop() + "/" + channel.caller().id(), command.commandId());
    }

    ProblemException refusal() {
        return refused == null
                ? new ProblemException(Code.UNAUTHENTICATED, "No token vouches for this command.")
                : refused;
    }

    /// SHA-256 of what was asked, whenever it was sent.
    byte[] hash() {
        var asked =
                new ChannelCommand(
                        command.commandId(),
                        command.orderId(),
                        command.number(),
                        command.command(),
                        command.body(),
                        null);
        return Sha256.of(CommandJson.write(asked));
    }

    Cause cause() {
        var correlation = header(record, "ce_correlationid");
        var trace = header(record, "traceparent");
        return new Cause(
                correlation != null && ID.matcher(correlation).matches()
                        ? correlation
                        : command.commandId(),
                command.commandId(),
                trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null);
    }

    /// The record that says the answer: a repeat is identical to the byte.
    RawRecord result(byte[] value) {
        var key = key();
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put(
                "ce_id",
                key == null
                        ? UUID.randomUUID().toString()
                        : UUID.nameUUIDFromBytes(
                                        (key.principal() + "\n" + key.commandId())
                                                .getBytes(StandardCharsets.UTF_8))
                                .toString());
        headers.put("ce_type", CommandResult.TYPE);
        headers.put("ce_source", "/order-service");
        headers.put("ce_subject", name());
        headers.put("ce_time", Instant.ofEpochMilli(record.timestamp()).toString());
        if (channel != null) {
            headers.put("ce_shop", channel.caller().shop());
        }
        headers.put("ce_correlationid", cause().correlationId());
        headers.put("ce_causationid", command.commandId());
        headers.put("content-type", "application/json");
        return OrderCommands.said(name(), value, headers);
    }

    /// The key the channel chose, so that it finds its answers where it put its commands.
    private String name() {
        return record.key() == null ? command.commandId() : record.key();
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
