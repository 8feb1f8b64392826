package dev.ordertrail.order.handle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.shop.Shops;
import dev.ordertrail.order.store.PublishedWorkflows;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Wire;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkflowFilesIT {
    private static final String TINY =
            """
            id: tiny
            version: 1
            name: Tiny
            numberFormat: "T-{random:5}"
            statuses:
              - {id: open, label: Open, emoji: "o", colour: "#000000", progress: 0, phase: awaiting_payment, description: Open}
              - {id: done, label: Done, emoji: "x", colour: "#000000", progress: 100, phase: done, description: Done}
            start: {status: open, paid: {default: open}}
            transitions:
              - {from: open, to: done, by: [staff]}
            triggers: []
            tells: []
            """;

    @Inject Shops shops;
    @Inject Tx tx;
    @Inject PublishedWorkflows published;
    @TempDir Path directory;

    @Test
    void workflows_are_published_with_their_hash() {
        await().untilAsserted(() ->
                assertThat(Wire.records(Topics.WORKFLOW_DEFINITIONS))
                        .anySatisfy(r -> {
                            assertThat(r.key()).isEqualTo("marketplace.v1");
                            assertThat(new String(r.value(), StandardCharsets.UTF_8))
                                    .contains("\"out_for_delivery\"");
                            assertThat(r.headers().lastHeader("hash").value()).hasSize(64);
                        }));
    }

    @Test
    void everybody_may_read_them() {
        given().get("/api/workflows")
                .then()
                .statusCode(200)
                .body("workflows.id", hasItem("marketplace"));
        given().get("/api/workflows/marketplace")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        given().get("/api/workflows/marketplace.v1?format=mermaid")
                .then()
                .statusCode(200)
                .body(startsWith("stateDiagram-v2"));
        given().get("/api/workflows/nope")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_file_in_the_directory_is_one_more_workflow() throws IOException {
        Files.writeString(directory.resolve("tiny.v1.yaml"), TINY);

        var workflows = start();

        assertThat(workflows.newest("tiny")).isPresent();
        assertThat(workflows.newest("marketplace.v1")).isPresent();
    }

    @Test
    void comments_may_change_but_a_published_workflow_may_not() throws IOException {
        var file = directory.resolve("tiny.v1.yaml");
        Files.writeString(file, TINY.replace("tiny", "edited"));
        start();

        Files.writeString(file, "# a remark\n" + TINY.replace("tiny", "edited"));
        start();

        Files.writeString(
                file, TINY.replace("tiny", "edited").replace("progress: 0", "progress: 1"));
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("edited.v1")
                .hasMessageContaining("never edited");
    }

    @Test
    void a_file_that_makes_no_sense_is_named() throws IOException {
        Files.writeString(directory.resolve("odd.v1.yaml"), "id: odd\nsurprise: true\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("odd.v1.yaml");
    }

    private Workflows start() {
        var workflows = new Workflows(Optional.of(directory.toString()), shops, tx, published);
        workflows.publish(new StartupEvent());
        return workflows;
    }
}
