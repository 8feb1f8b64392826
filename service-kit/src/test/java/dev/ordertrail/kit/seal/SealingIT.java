package dev.ordertrail.kit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.support.KitDatabase;
import dev.ordertrail.kit.support.KitSettings;
import dev.ordertrail.kit.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Boxes open with their person's key, and with nothing else.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SealingIT {
    private static final PersonalData ADA =
            new PersonalData(
                    "Ada Lovelace",
                    "ada@example.org",
                    "+44 20 7946 0000",
                    new PostalAddress(
                            "Ada", "12 St James's Square", null, "London", null, "SW1Y 4JH", "GB"),
                    Map.of("discord", "1234"),
                    "ring twice",
                    null);

    private final KitDatabase database = new KitDatabase();
    private final Tx tx = database.tx();
    private final AtomicInteger caughtUp = new AtomicInteger();
    private final PersonKeys keys = keys(kek((byte) 7));
    private final Sealing sealing =
            new Sealing(keys, caughtUp::incrementAndGet, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_box_opens_to_what_was_put_in() {
        keys.ensure(List.of("ada"));
        var box = seal();
        var note = tx.in(c -> sealing.sealText(c, "ada", "call before noon"));
        assertThat(box.box()).doesNotContain("Ada").matches("[A-Za-z0-9_-]+");
        assertThat(seal().box()).isNotEqualTo(box.box());
        assertThat(sealing.open(box)).contains(ADA);
        assertThat(sealing.openText(note)).contains("call before noon");
        assertThat(caughtUp).hasValue(0);
    }

    @Test
    void a_box_that_was_tampered_with_or_moved_to_another_person_stays_shut() {
        keys.ensure(List.of("ada", "bob"));
        var box = seal();
        var bytes = Base64.getUrlDecoder().decode(box.box());
        bytes[bytes.length / 2] ^= 1;
        assertThat(
                        sealing.open(
                                new Sealed(
                                        "ada",
                                        Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(bytes))))
                .isEmpty();
        assertThat(sealing.open(new Sealed("bob", box.box()))).isEmpty();
        assertThat(sealing.open(new Sealed("ada", "not base64!"))).isEmpty();
        assertThat(sealing.open(new Sealed("ada", ""))).isEmpty();
    }

    @Test
    void an_erased_key_shuts_every_box_for_good() {
        keys.ensure(List.of("ada"));
        var box = seal();
        tx.run(c -> keys.erase(c, "ada"));
        assertThat(sealing.open(box)).isEmpty();
        assertThat(caughtUp).as("erased is known, nothing to wait for").hasValue(0);
        assertThat(
                        database.number(
                                "SELECT count(*) FROM outbox WHERE aggregatetype = 'person-keys' AND payload IS NULL"))
                .isEqualTo(1);
        keys.ensure(List.of("ada"));
        assertThat(sealing.open(box)).isEmpty();
        assertThat(sealing.open(seal())).contains(ADA);
    }

    @Test
    void without_a_key_nothing_is_sealed_and_opening_waits_for_the_topic() {
        assertThatThrownBy(this::seal).hasMessageContaining("no key");
        assertThat(sealing.open(new Sealed("nobody", "AAAA"))).isEmpty();
        assertThat(caughtUp).hasValue(1);
    }

    @Test
    void a_key_is_made_and_told_once_however_many_ask() {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 12; i++) {
                var mine = keys(kek((byte) 7));
                callers.execute(() -> mine.ensure(List.of("ada", "bob")));
            }
        }
        assertThat(
                        database.number(
                                "SELECT count(*) FROM outbox WHERE aggregatetype = 'person-keys'"))
                .isEqualTo(2);
    }

    @Test
    void a_key_of_a_transaction_that_rolled_back_is_not_used() {
        assertThatThrownBy(() ->
                        tx.run(c -> {
                            keys.ensure(c, List.of("ada"));
                            assertThat(sealing.seal(c, "ada", ADA).person()).isEqualTo("ada");
                            throw new IllegalStateException("changed my mind");
                        }))
                .hasMessage("changed my mind");
        assertThatThrownBy(this::seal).hasMessageContaining("no key");
    }

    @Test
    void a_key_undone_within_a_transaction_that_commits_is_not_used() {
        tx.run(c -> {
            var start = c.setSavepoint();
            keys.ensure(c, List.of("ada"));
            c.rollback(start);
        });
        assertThatThrownBy(this::seal).hasMessageContaining("no key");
    }

    @Test
    void a_key_wrapped_by_another_key_encryption_key_opens_nothing() {
        keys.ensure(List.of("ada"));
        var box = seal();
        var stranger = new Sealing(keys(kek((byte) 8)), () -> {}, new SimpleMeterRegistry());
        assertThat(stranger.open(box)).isEmpty();
        assertThatThrownBy(() -> new KeyEncryptionKey("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }

    private Sealed seal() {
        return tx.in(c -> sealing.seal(c, "ada", ADA));
    }

    private PersonKeys keys(String kek) {
        return new PersonKeys(
                tx, new Outbox(tx, () -> {}), new KeyEncryptionKey(kek), KitSettings.defaults());
    }

    private static String kek(byte fill) {
        var key = new byte[32];
        java.util.Arrays.fill(key, fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
