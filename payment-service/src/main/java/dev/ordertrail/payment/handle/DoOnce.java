package dev.ordertrail.payment.handle;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.tx.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for something once for each Idempotency-Key, in one transaction with it.
@ApplicationScoped
public class DoOnce {
    private static final int DONE = 200;
    private static final int ACCEPTED = 202;

    private final IdempotencyKeys keys;

    DoOnce(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /// Who asks for what, under which key.
    @SuppressWarnings("ArrayRecordComponent") // hashed, not compared
    public record Asked<W>(
            Caller caller, String operation, @Nullable String key, byte[] body, W wish) {}

    /// What is done in the transaction.
    ///
    /// @param <W> the wish
    public interface Work<W> {
        Map<String, String> on(Connection c, W wish) throws SQLException;
    }

    /// Asks for something that is done later, or answers as the first time.
    public <W> Answer asked(Asked<W> asked, Work<W> work) {
        return once(asked, work, ACCEPTED);
    }

    /// Does something at once, or answers as the first time.
    public <W> Answer done(Asked<W> asked, Work<W> work) {
        return once(asked, work, DONE);
    }

    private <W> Answer once(Asked<W> asked, Work<W> work, int status) {
        return keys.once(
                asked.caller(),
                asked.operation(),
                asked.key(),
                asked.body(),
                c -> answer(c, asked, work, status));
    }

    private static <W> Answer answer(Connection c, Asked<W> asked, Work<W> work, int status) {
        try {
            var said = EventJson.mapper().writeValueAsBytes(work.on(c, asked.wish()));
            return new Answer(status, Map.of("Content-Type", "application/json"), said);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
