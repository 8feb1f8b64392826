package dev.ordertrail.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.support.KitDatabase;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The same command twice, at once or later, gives the same answer.
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyKeysIT {
    private static final Caller ADA = new Caller("ada", Set.of(Role.BUYER), "main", "api");
    private static final Caller BOB = new Caller("bob", Set.of(Role.BUYER), "main", "api");
    private static final String PLACE = "POST /api/orders";

    private final KitDatabase database = new KitDatabase();
    private final Tx tx = database.tx();
    private final IdempotencyKeys keys = new IdempotencyKeys(tx, new SimpleMeterRegistry());
    private final AtomicInteger worked = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_repeat_gets_the_first_answer_byte_for_byte() {
        var first = keys.once(ADA, PLACE, "k", bytes("body"), this::work);
        var second = keys.once(ADA, PLACE, "k", bytes("body"), this::work);
        assertThat(second).isEqualTo(first);
        assertThat(second.headers().keySet()).containsExactly("Location", "Content-Type", "A");
        assertThat(worked).hasValue(1);
    }

    @Test
    void a_twin_at_the_same_time_waits_for_the_first_and_gets_its_answer() {
        // Given
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first =
                supplied(() ->
                        keys.once(
                                ADA,
                                PLACE,
                                "k",
                                bytes("b"),
                                c -> {
                                    var answer = work(c);
                                    inside.countDown();
                                    pass(go);
                                    return answer;
                                }));
        pass(inside);

        // When
        var twin = supplied(() -> keys.once(ADA, PLACE, "k", bytes("b"), this::work));
        await().until(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
        go.countDown();

        // Then
        assertThat(twin.join()).isEqualTo(first.join());
        assertThat(worked).hasValue(1);
    }

    @Test
    void a_twin_takes_over_when_the_first_fails() {
        var failing = new AtomicInteger();
        assertThatThrownBy(() ->
                        keys.once(
                                ADA,
                                PLACE,
                                "k",
                                bytes("b"),
                                _ -> {
                                    failing.incrementAndGet();
                                    throw new IllegalStateException("bug");
                                }))
                .hasMessage("bug");
        assertThat(keys.once(ADA, PLACE, "k", bytes("b"), this::work).status()).isEqualTo(201);
        assertThat(failing).hasValue(1);
    }

    @Test
    void another_body_is_refused() {
        var _ = keys.once(ADA, PLACE, "k", bytes("one"), this::work);
        assertRefused(Code.IDEMPOTENCY_KEY_REUSED, "k", "two");
    }

    @Test
    void another_principal_or_operation_is_independent() {
        var first = keys.once(ADA, PLACE, "k", bytes("b"), this::work);
        var bobs = keys.once(BOB, PLACE, "k", bytes("other"), this::work);
        var cancel = keys.once(ADA, "POST /api/orders/1/cancel", "k", bytes("other"), this::work);
        assertThat(Set.of(text(first), text(bobs), text(cancel))).hasSize(3);
    }

    @Test
    void an_answer_of_500_is_given_but_not_remembered() {
        var broken =
                keys.once(
                        ADA,
                        PLACE,
                        "k",
                        bytes("b"),
                        c -> {
                            work(c);
                            return new Answer(503, Map.of(), bytes("away"));
                        });
        assertThat(broken.status()).isEqualTo(503);
        assertThat(database.number("SELECT count(*) FROM idempotency_key")).isZero();
        assertThat(keys.once(ADA, PLACE, "k", bytes("b"), this::work).status()).isEqualTo(201);
    }

    @Test
    void a_refusal_undoes_its_work_and_is_remembered_unless_asking_again_may_help() {
        var refusal = new ProblemException(Code.INSUFFICIENT_INVENTORY, "None left.");
        var first = keys.once(ADA, PLACE, "k", bytes("b"), c -> refuse(c, refusal));
        var second = keys.once(ADA, PLACE, "k", bytes("b"), this::work);
        assertThat(first.status()).isEqualTo(409);
        assertThat(text(first)).contains("INSUFFICIENT_INVENTORY", "\"instance\":\"/api/orders\"");
        assertThat(second).isEqualTo(first);
        assertThat(worked).hasValue(0);
        assertThat(database.number("SELECT count(*) FROM stream_version")).isZero();

        var later = new ProblemException(Code.VERSION_CONFLICT, "Again.");
        assertThatThrownBy(() -> keys.once(ADA, PLACE, "l", bytes("b"), c -> refuse(c, later)))
                .isSameAs(later);
        assertThat(keys.once(ADA, PLACE, "l", bytes("b"), this::work).status()).isEqualTo(201);
    }

    @Test
    void a_key_is_needed_and_must_be_printable() {
        assertRefused(Code.IDEMPOTENCY_KEY_REQUIRED, null, "b");
        assertRefused(Code.IDEMPOTENCY_KEY_REQUIRED, " ", "b");
        assertRefused(Code.VALIDATION_FAILED, "k".repeat(256), "b");
        assertRefused(Code.VALIDATION_FAILED, "k\u0000", "b");
    }

    @Test
    void a_twin_that_may_not_wait_longer_hears_that_the_first_is_in_progress() throws SQLException {
        try (var first = database.dataSource().getConnection()) {
            first.setAutoCommit(false);
            assertThat(keys.claim(first, Claim.of(ADA, PLACE, "k", bytes("b")))).isEmpty();
            assertThatThrownBy(() ->
                            tx.run(c -> {
                                c.createStatement().execute("SET LOCAL lock_timeout = '100ms'");
                                var _ = keys.once(ADA, PLACE, "k", bytes("b"), this::work);
                            }))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            p -> assertThat(p.code()).isEqualTo(Code.REQUEST_IN_PROGRESS));
            first.rollback();
        }
    }

    @Test
    void one_statement_claims_the_key_with_its_answer() {
        // Given
        var claim = Claim.of(ADA, PLACE, "k", bytes("b"));
        var answer = new Answer(201, Map.of(), bytes("known beforehand"));

        // When
        assertThat(inOneStatement(claim, answer)).isEqualTo(1);
        assertThat(inOneStatement(claim, new Answer(201, Map.of(), bytes("other")))).isZero();

        // Then
        var first = tx.in(c -> keys.first(c, claim));
        assertThat(first).isEqualTo(answer);
    }

    @Test
    void old_answers_are_forgotten() {
        var _ = keys.once(ADA, PLACE, "k", bytes("b"), this::work);
        assertThat(keys.purge(Duration.ofHours(24))).isZero();
        assertThat(keys.purge(Duration.ofSeconds(-10))).isEqualTo(1);
    }

    private int inOneStatement(Claim claim, Answer answer) {
        return tx.in(c -> {
            var sql =
                    "WITH claim AS ("
                            + KeyRows.CLAIM
                            + " RETURNING 1) INSERT INTO stream_version SELECT 't', 'o', 1 WHERE EXISTS (SELECT FROM claim)";
            try (var statement = c.prepareStatement(sql)) {
                assertThat(KeyRows.bind(statement, 1, claim, answer)).isEqualTo(8);
                return statement.executeUpdate();
            }
        });
    }

    private Answer work(Connection connection) {
        write(connection);
        worked.incrementAndGet();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Location", "/api/orders/1");
        headers.put("Content-Type", "application/json");
        headers.put("A", "ü");
        return new Answer(201, headers, bytes(UUID.randomUUID().toString()));
    }

    private static Answer refuse(Connection connection, ProblemException refusal) {
        write(connection);
        throw refusal;
    }

    private static void write(Connection connection) {
        try (var insert =
                connection.prepareStatement("INSERT INTO stream_version VALUES ('t', ?, 1)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private void assertRefused(Code code, @Nullable String key, String body) {
        assertThatThrownBy(() -> keys.once(ADA, PLACE, key, bytes(body), this::work))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private static CompletableFuture<Answer> supplied(Supplier<Answer> answer) {
        return CompletableFuture.supplyAsync(
                answer,
                task -> {
                    var _ = Thread.startVirtualThread(task);
                });
    }

    private static void pass(CountDownLatch gate) {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
