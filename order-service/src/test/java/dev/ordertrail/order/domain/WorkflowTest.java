package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.MARKETPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Start;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkflowTest {

    /// The table of requirements 004, to the letter. Beyond it people have only the retry of a
    /// failed payment and the dispute of a parcel in trouble.
    @Test
    void the_marketplace_gives_people_the_table_it_was_ordered_with() {
        var table = new TreeMap<String, Set<String>>();
        for (var status : MARKETPLACE.statusIds()) {
            table.put(status, new TreeSet<>());
        }
        MARKETPLACE.definition().transitions().stream()
                .filter(t -> t.only() == null && !t.from().equals("failed"))
                .forEach(t -> table.computeIfAbsent(t.from(), _ -> new TreeSet<>()).add(t.to()));
        assertThat(table)
                .isEqualTo(
                        Map.ofEntries(
                                to(
                                        "payment_pending",
                                        "payment_confirmed",
                                        "escrow_locked",
                                        "cancelled",
                                        "failed"),
                                to("payment_confirmed", "order_confirmed", "cancelled", "refunded"),
                                to("escrow_locked", "order_confirmed", "disputed", "cancelled"),
                                to("order_confirmed", "processing", "cancelled"),
                                to("processing", "ready_to_ship", "cancelled"),
                                to("ready_to_ship", "shipped", "cancelled"),
                                to("shipped", "in_transit", "delivered"),
                                to("in_transit", "out_for_delivery", "delivered"),
                                to("out_for_delivery", "delivered"),
                                to("delivered", "completed", "disputed"),
                                to("completed"),
                                to("disputed", "completed", "refunded", "cancelled"),
                                to("cancelled"),
                                to("refunded"),
                                to("failed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketplace", "digital", "service", "hosting", "retail"})
    void the_drawing_in_the_documents_is_the_workflow(String id) throws IOException {
        var drawn = Diagram.mermaid(Given.workflow(id + ".v1").definition());
        var drawing = Path.of("../docs/workflows/" + id + ".v1.mmd");
        if (Boolean.getBoolean("diagrams.write")) {
            Files.createDirectories(drawing.getParent());
            Files.writeString(drawing, drawn);
        }
        assertThat(Files.readString(drawing)).isEqualTo(drawn);
    }

    @Test
    void a_bad_file_is_told_everything_at_once() {
        var bad =
                new WorkflowDefinition(
                        "bad",
                        1,
                        "Bad",
                        "ORD-{seq:6}",
                        List.of(status("open", Phase.PAID), status("Lost", Phase.PAID)),
                        new Start("nowhere", Map.of()),
                        List.of(new Transition("open", "open", List.of("pope"), null)),
                        List.of(
                                new Trigger(Level.PAID, List.of("open"), "open"),
                                new Trigger(Level.PAID, List.of("open"), "gone")),
                        List.of(),
                        List.of(
                                new WorkflowTimer(
                                        "late",
                                        List.of("open"),
                                        Duration.ZERO,
                                        Act.MOVE,
                                        null,
                                        List.of("pope"),
                                        null)),
                        List.of(),
                        Map.of("fly", "open"));
        assertThatThrownBy(() -> new Workflow(bad))
                .isInstanceOf(InvalidWorkflow.class)
                .hasMessageContaining("status 'Lost' is not lower_case")
                .hasMessageContaining("no status is an end")
                .hasMessageContaining("start names 'nowhere'")
                .hasMessageContaining("role 'pope' is not one of")
                .hasMessageContaining("two triggers on PAID leave open")
                .hasMessageContaining("names 'gone', which is no status")
                .hasMessageContaining("leads from open to itself")
                .hasMessageContaining("'open' can never be reached")
                .hasMessageContaining("timer 'late' has no time to run")
                .hasMessageContaining("timer 'late' moves nowhere")
                .hasMessageContaining("way 'fly' is not one of");
    }

    private static Status status(String id, Phase phase) {
        return new Status(id, id, "", "#000000", 0, phase, id);
    }

    private static Map.Entry<String, Set<String>> to(String from, String... to) {
        return Map.entry(from, new TreeSet<>(List.of(to)));
    }
}
