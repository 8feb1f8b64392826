package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.escrow.Followed.Chain;
import dev.ordertrail.payment.escrow.InventedChain.Mined;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chain that changes its mind at random, deeper and shallower than the confirmations, while its
/// follower is stopped and started at random.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReorganisationsIT {
    private static final int CONFIRMATIONS = 4;

    @Inject Tx tx;
    @Inject Inbox inbox;
    @Inject EscrowConfig config;
    @Inject Tables tables;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_final_in_the_end_is_what_the_chain_says_in_the_end(long seed) {
        var random = new Random(seed);
        try (var chain = new InventedChain()) {
            var followed = followed(seed);
            var follower = follower(followed, chain);
            for (var i = 0; i < 60; i++) {
                if (random.nextInt(4) == 0) {
                    chain.forget(1 + random.nextInt(random.nextInt(5) == 0 ? 12 : 3));
                }
                for (var n = random.nextInt(5); n >= 0; n--) {
                    chain.mine(amounts(random));
                }
                if (random.nextInt(3) == 0) {
                    follower = follower(followed, chain); // it was stopped and started
                }
                follow(follower, random.nextInt(3));
            }
            for (var i = 0; i < 12 + CONFIRMATIONS; i++) {
                chain.mine(List.of());
            }
            follow(follower, 100);

            assertThat(rows(followed, "final")).containsExactlyElementsOf(logs(chain.blocks()));
            assertThat(rows(followed, "observed")).isEmpty();
            // Everything that is final was said to be, once in each of its lives.
            assertThat(
                            tables.rows(
                                    "SELECT count(*) FROM chain_log WHERE follow = ? AND state = 'final'"
                                            + " AND NOT EXISTS (SELECT FROM inbox WHERE event_id = 'main/' || follow"
                                            + " || '/' || block_hash || '/' || log_index || '/' || life || '/final')",
                                    followed.id()))
                    .containsExactly("0");
        }
    }

    private void follow(Follower follower, int steps) {
        for (var i = 0; i < steps; i++) {
            follower.step();
        }
    }

    private Follower follower(Followed followed, InventedChain chain) {
        var turn = new Turn(new Messages(inbox, Clock.systemUTC()), config.history());
        return new Follower(followed, chain.node(), tx, turn, config);
    }

    private static Followed followed(long seed) {
        return new Followed(
                new Chain("", InventedChain.ID),
                "0x%040x".formatted(seed),
                "main",
                Mapping.load("marketplace"),
                CONFIRMATIONS,
                Optional.of(0L),
                true,
                Set.of(),
                Map.of());
    }

    private static List<Long> amounts(Random random) {
        var amounts = new ArrayList<Long>();
        for (var n = random.nextInt(3); n > 0; n--) {
            amounts.add(random.nextLong(1, 1L << 40));
        }
        return amounts;
    }

    private List<String> rows(Followed followed, String state) {
        return tables.rows(
                "SELECT block_hash, log_index, amount FROM chain_log WHERE follow = ? AND state = ?"
                        + " ORDER BY number, log_index",
                followed.id(),
                state);
    }

    private static List<String> logs(List<Mined> blocks) {
        var logs = new ArrayList<String>();
        for (var block : blocks) {
            for (var i = 0; i < block.amounts().size(); i++) {
                logs.add(block.hash() + " " + i + " " + block.amounts().get(i));
            }
        }
        return logs;
    }
}
