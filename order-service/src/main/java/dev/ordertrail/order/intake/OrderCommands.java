package dev.ordertrail.order.intake;

import dev.ordertrail.contracts.CommandJson;
import dev.ordertrail.contracts.CommandResult;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.intake.RecordIntake;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.outbox.Outbox.RawRecord;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.store.CommandAnswers;
import dev.ordertrail.order.store.CommandAnswers.CommandKey;
import dev.ordertrail.order.store.CommandAnswers.KeptAnswer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes in commands of channels: each takes effect once and is answered on
/// `order-command-results`, all of a batch in one transaction. What is no command at all goes to
/// the dead letters.
@ApplicationScoped
class OrderCommands {
    /// The name of the offsets in the database.
    static final String GROUP = "order-commands";

    private final RecordIntake intake;
    private final ChannelTokens tokens;
    private final CommandDesk desk;
    private final CommandAnswers answers;
    private final Outbox outbox;

    OrderCommands(
            RecordIntake intake,
            ChannelTokens tokens,
            CommandDesk desk,
            CommandAnswers answers,
            Outbox outbox) {
        this.intake = intake;
        this.tokens = tokens;
        this.desk = desk;
        this.answers = answers;
        this.outbox = outbox;
    }

    @Incoming("order-commands")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, this::apply);
    }

    private void apply(Connection c, List<ConsumerRecord<String, byte[]>> batch)
            throws SQLException {
        var received = batch.stream().map(record -> Received.of(record, tokens)).toList();
        var keys = received.stream().map(Received::key).filter(Objects::nonNull).toList();
        var known = answers.find(c, keys);
        var fresh = new LinkedHashMap<CommandKey, KeptAnswer>();
        var said = new ArrayList<RawRecord>();
        for (var command : received) {
            said.add(command.result(answer(c, command, known, fresh)));
        }
        answers.keep(c, fresh);
        outbox.addRaw(c, said);
    }

    /// The bytes to say. A command that nobody vouches for leaves no trace but its answer: else a
    /// stranger could use up the id of somebody's command.
    private byte[] answer(
            Connection c,
            Received command,
            Map<CommandKey, KeptAnswer> known,
            Map<CommandKey, KeptAnswer> fresh)
            throws SQLException {
        var key = command.key();
        if (key == null) {
            return CommandJson.write(desk.refused(command, command.refusal()));
        }
        var first = known.get(key);
        if (first != null) {
            return Arrays.equals(first.askedHash(), command.hash())
                    ? first.result()
                    : CommandJson.write(reused(command));
        }
        var result = desk.done(c, command);
        var kept = new KeptAnswer(command.hash(), CommandJson.write(result));
        if (!mayBeAskedAgain(result)) {
            known.put(key, kept);
            fresh.put(key, kept);
        }
        return kept.result();
    }

    /// A refusal that says so is not the last word, as over HTTP.
    private static boolean mayBeAskedAgain(CommandResult result) {
        return result.problem() != null && result.problem().path("canRetry").asBoolean();
    }

    private CommandResult reused(Received command) {
        return desk.refused(
                command,
                new ProblemException(
                        Code.IDEMPOTENCY_KEY_REUSED,
                        "This commandId was used for something else."));
    }

    /// The topic that answers are said on.
    static RawRecord said(String key, byte[] value, Map<String, String> headers) {
        return new RawRecord(Topics.ORDER_COMMAND_RESULTS, key, value, headers);
    }
}
