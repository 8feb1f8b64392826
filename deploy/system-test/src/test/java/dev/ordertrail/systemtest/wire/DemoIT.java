package dev.ordertrail.systemtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.OrderCtl;
import dev.ordertrail.orderctl.api.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// `./run demo` against the system that `./run` brings up: five shops side by side.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoIT {
    private static final Map<String, String> SHOPS =
            Map.of(
                    "marketplace", "main",
                    "digital", "keys",
                    "service", "desk",
                    "hosting", "hosting",
                    "retail", "agent");

    private final WholeSystem system = WholeSystem.shared();
    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();

    @Test
    void each_of_five_shops_lives_a_day_that_visits_every_status_of_its_workflow() {
        // When
        var ended = run("demo", "--shop", "all", "--json");

        // Then
        assertThat(complained.toString()).isEmpty();
        assertThat(ended).isZero();
        var days = Json.read(said.toString());
        assertThat(days).hasSize(SHOPS.size());
        for (var day : days) {
            var workflow = day.path("day").asText();
            assertThat(day.path("shop").asText()).isEqualTo(SHOPS.get(workflow));
            assertThat(texts(day.path("visited")))
                    .as(workflow)
                    .containsExactlyInAnyOrderElementsOf(statuses(workflow));
            assertThat(day.path("refused").asInt()).as(workflow).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void a_demo_that_sees_something_unexpected_says_what_and_fails() {
        assertThat(run("demo", "--shop", "service", "--patience", "0")).isEqualTo(1);
        assertThat(complained.toString()).contains("tracking shows no version 1 within 0 s");
    }

    private List<String> statuses(String workflow) {
        var definition = system.gateway().get("/api/workflows/" + workflow, Map.of()).json();
        return StreamSupport.stream(definition.path("statuses").spliterator(), false)
                .map(status -> status.path("id").asText())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private int run(String... arguments) {
        return OrderCtl.commandLine(system.settings())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained))
                .execute(arguments);
    }
}
