package dev.ordertrail.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Commands and their results to bytes and back.
public final class CommandJson {
    private static final ObjectMapper MAPPER = EventJson.mapper();

    /// Channels are strangers: their JSON is read within limits, and no key may come twice.
    private static final JsonFactory STRICT =
            JsonFactory.builder()
                    .streamReadConstraints(EventJson.foreignLimits())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private CommandJson() {}

    public static byte[] write(ChannelCommand command) {
        return bytes(command);
    }

    public static byte[] write(CommandResult result) {
        return bytes(result);
    }

    /// A command as a channel sent it.
    ///
    /// @throws UnreadableEvent when it is no command: no JSON, or what must be there is not
    public static ChannelCommand readCommand(byte[] json) {
        try (var in = STRICT.createParser(json)) {
            var command = MAPPER.readValue(in, ChannelCommand.class);
            if (command == null || isBlank(command.commandId()) || isBlank(command.command())) {
                throw new UnreadableEvent(ChannelCommand.TYPE, null);
            }
            return command;
        } catch (IOException e) {
            throw new UnreadableEvent(ChannelCommand.TYPE, e);
        }
    }

    /// A result as order-service said it.
    ///
    /// @throws UnreadableEvent when it is none
    public static CommandResult readResult(byte[] json) {
        try {
            return MAPPER.readValue(json, CommandResult.class);
        } catch (IOException e) {
            throw new UnreadableEvent(CommandResult.TYPE, e);
        }
    }

    @SuppressWarnings("NullAway") // a record of the wire: what the contract promises may be missing
    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static byte[] bytes(Record message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
