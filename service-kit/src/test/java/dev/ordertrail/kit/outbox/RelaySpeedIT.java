package dev.ordertrail.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.kit.support.KitDatabase;
import dev.ordertrail.kit.support.Samples;
import dev.ordertrail.kit.support.TestTopic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// How fast a full outbox drains. The figure that counts is measured alone on a machine (20,000
/// records/s and more on two cores); here a floor shows that nobody made it slow by an order of
/// magnitude.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RelaySpeedIT {
    private static final Logger LOG = Logger.getLogger(RelaySpeedIT.class);
    private static final int ROWS = Integer.getInteger("ordertrail.relay.rows", 40_000);
    private static final int FLOOR = 4_000;
    private static final String FILL =
            """
            INSERT INTO outbox (aggregatetype, aggregateid, type, payload, event_id, headers)
            SELECT ?, 'order-' || nr % 1000, 'dev.ordertrail.shipping.parcel-registered.v1',
                   convert_to(rpad(nr::text, 300, md5(nr::text)), 'UTF8'), nr::text, ?::json
            FROM generate_series(1, ?) AS nr
            """;

    @Test
    void a_full_outbox_drains() throws SQLException {
        // Given
        var topic = TestTopic.create();
        try (var database = new KitDatabase()) {
            fill(database, topic);
            var told = new LongAdder();
            var settings =
                    new RelaySettings(
                            2000,
                            16 << 20,
                            Duration.ofMillis(200),
                            Duration.ofMillis(4),
                            Duration.ofMillis(200));

            // When
            var start = System.nanoTime();
            try (var _ =
                    new Relay(
                                    settings,
                                    database.dedicated(),
                                    () -> ProducerSettings.producer(TestTopic.broker()),
                                    told::add)
                            .start()) {
                await().pollInterval(Duration.ofMillis(10))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> told.sum() >= ROWS);
            }
            var rate = ROWS * 1_000_000_000L / (System.nanoTime() - start);

            // Then
            LOG.infof("outbox drained: recordsPerSecond=%s", rate);
            assertThat(rate).isGreaterThan(FLOOR);
            assertThat(topic.records()).hasSize(ROWS);
        }
    }

    private static void fill(KitDatabase database, TestTopic topic) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var insert = connection.prepareStatement(FILL)) {
            insert.setString(1, topic.topic().name());
            insert.setString(2, HeaderJson.write(Samples.envelope("order-1", 1).headers()));
            insert.setInt(3, ROWS);
            insert.executeUpdate();
        }
    }
}
