package dev.ordertrail.systemtest.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.orderctl.OrderCtl;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.systemtest.wire.WholeSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./run import` of 100,000 rows of which every hundredth is bad, while order-service is killed
/// twice.
@Tag("long")
@DisplayNameGeneration(ReplaceUnderscores.class)
class BigImportIT {
    private static final int ROWS = Integer.getInteger("ordertrail.import.rows", 100_000);
    private static final int EVERY = 100;
    private static final int BAD = ROWS / EVERY;
    private static final int GOOD = ROWS - BAD;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String HEADER =
            "reference,customer_name,customer_email,street,city,state,zip,country,item_name,"
                    + "item_quantity,item_price,total_amount,payment_method,workflow\n";

    @TempDir Path directory;

    private final StringWriter said = new StringWriter();

    @Test
    void each_good_row_becomes_one_order_and_each_bad_one_is_named() throws Exception {
        try (var system = WholeSystem.another()) {
            // Given
            system.up();
            var staff = Http.bearer(system.token("ann", "staff"));
            var began = System.nanoTime();

            // When
            var command = new FutureTask<>(() -> imported(system, file()));
            Thread.ofPlatform().start(command);
            killedBehind(system, staff, ROWS / 4);
            killedBehind(system, staff, ROWS / 2);
            var code = command.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            // Then
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(code).as(said.toString()).isEqualTo(1);
            everyRowIsAccountedFor(current(system, staff));
            eachGoodRowIsStoredOnce(system);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> eachGoodRowIsShownOnce(system));
            report(took, Duration.ofNanos(System.nanoTime() - began), current(system, staff));
        }
    }

    private int imported(WholeSystem system, Path file) {
        var out = new PrintWriter(said, true);
        return OrderCtl.commandLine(system.settings())
                .setOut(out)
                .setErr(out)
                .execute("import", file.toString(), "--as", "ann", "--rows", String.valueOf(BAD));
    }

    /// Kills order-service once the import is further than this row, and not at its end.
    private static void killedBehind(WholeSystem system, Map<String, String> staff, int row) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> current(system, staff).at("/rows/read").asInt() > row);
        assertThat(current(system, staff).path("state").asText()).isEqualTo("running");
        assertThat(system.kill("order-service")).isTrue();
    }

    private void everyRowIsAccountedFor(JsonNode ended) {
        assertThat(ended.path("state").asText()).isEqualTo("done");
        assertThat(ended.at("/rows/read").asInt()).isEqualTo(ROWS);
        assertThat(ended.at("/rows/imported").asInt()).isEqualTo(GOOD);
        assertThat(ended.at("/rows/refused").asInt()).isEqualTo(BAD);
        var lines = said.toString().lines().filter(line -> line.startsWith("  row ")).toList();
        assertThat(lines)
                .hasSize(BAD)
                .allMatch(line -> line.contains("VALIDATION_FAILED"))
                .allMatch(line -> line.contains("; customer_email "))
                .allMatch(line -> line.contains("; items[0].quantity "));
        assertThat(lines.stream().map(line -> line.split(":", 2)[0]))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, BAD)
                                .map(i -> i * EVERY)
                                .mapToObj(i -> "  row " + i + " (big-" + i + ")")
                                .toList());
        assertThat(said.toString()).contains("worked [");
    }

    private static void eachGoodRowIsStoredOnce(WholeSystem system) throws SQLException {
        var placed =
                "select count(*), count(distinct order_id) from order_event where type = '%s'"
                        .formatted(EventTypes.nameOf(OrderPlaced.class));
        assertThat(text(system, Service.ORDER, placed)).isEqualTo(GOOD + " " + GOOD);
        var references =
                """
                select count(*), count(distinct reference) from order_head
                where reference ~ '^big-[0-9]+$' and substr(reference, 5)::int %% %d <> 0
                """
                        .formatted(EVERY);
        assertThat(text(system, Service.ORDER, references)).isEqualTo(GOOD + " " + GOOD);
    }

    private static void eachGoodRowIsShownOnce(WholeSystem system) throws SQLException {
        var shown = text(system, Service.TRACKING, ids("order_view"));
        assertThat(shown).isEqualTo(text(system, Service.ORDER, ids("order_head")));
        assertThat(shown).startsWith(GOOD + " ");
    }

    /// How many, and a digest of which.
    private static String ids(String table) {
        return "select count(*), md5(string_agg(order_id, ',' order by order_id collate \"C\")) from "
                + table;
    }

    private static JsonNode current(WholeSystem system, Map<String, String> staff) {
        return system.gateway().get("/api/imports", staff).json().at("/imports/0");
    }

    /// Both columns of the only row.
    private static String text(WholeSystem system, Service service, String sql)
            throws SQLException {
        try (var connection = system.database(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1) + " " + row.getString(2);
        }
    }

    private Path file() throws IOException {
        var text = new StringBuilder(HEADER);
        for (var i = 1; i <= ROWS; i++) {
            var bad = i % EVERY == 0;
            text.append("big-").append(i).append(",\"Doe, Jo\",");
            text.append(bad ? "nobody" : "jo@example.com");
            text.append(",1 Main St,New York,NY,10001,US,Mug,").append(bad ? "-1" : "2");
            text.append(",4.50,9.00,credit_card,retail\n");
        }
        return Files.writeString(directory.resolve("orders.csv"), text, UTF_8);
    }

    private static void report(Duration imported, Duration shown, JsonNode ended) {
        System.out.printf(
                "import: %,d rows in %d s with two kills, %,d rows/s while it worked; all of them on"
                        + " tracking after %d s%n",
                ROWS,
                imported.toSeconds(),
                ended.path("rowsPerSecond").asLong(),
                shown.toSeconds());
    }
}
