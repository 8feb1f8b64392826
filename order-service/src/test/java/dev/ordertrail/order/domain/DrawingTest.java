package dev.ordertrail.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DrawingTest {
    private static final WorkflowDefinition RESTAURANT = restaurant();

    static Stream<WorkflowDefinition> flows() {
        var builtIn =
                Stream.of("marketplace", "digital", "service", "hosting", "retail")
                        .map(id -> Given.workflow(id + ".v1").definition());
        return Stream.concat(builtIn, Stream.of(RESTAURANT));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void every_status_is_drawn_once_in_its_colour(WorkflowDefinition flow) throws Exception {
        var svg = parsed(Diagram.svg(flow));
        for (var status : flow.statuses()) {
            assertThat(texts(svg)).filteredOn(status.id()::equals).as(status.id()).hasSize(1);
            assertThat(filled(svg)).contains(status.colour());
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void no_two_boxes_touch_and_none_leaves_the_picture(WorkflowDefinition flow) {
        var plan = new Plan(flow);
        assertThat(plan.boxes).hasSameSizeAs(flow.statuses());
        var boxes = List.copyOf(plan.boxes.values());
        for (var i = 0; i < boxes.size(); i++) {
            var a = boxes.get(i);
            assertThat(a.x()).isNotNegative();
            assertThat(a.x() + Plan.BOX).isLessThan(plan.width);
            assertThat(a.bottom()).isLessThan(plan.height);
            for (var b : boxes.subList(i + 1, boxes.size())) {
                assertThat(
                                Math.abs(a.x() - b.x()) > Plan.BOX
                                        || Math.abs(a.y() - b.y()) > Plan.HIGH)
                        .as("%s and %s", a.status().id(), b.status().id())
                        .isTrue();
            }
        }
    }

    @Test
    void arrows_say_who_may_ask_and_which_facts_move_an_order() throws Exception {
        var svg = parsed(Diagram.svg(Given.MARKETPLACE.definition()));
        assertThat(texts(svg))
                .contains(
                        "processing → ready_to_ship: seller, staff, admin",
                        "ready_to_ship → shipped: seller, staff, admin, ⚡ all picked up",
                        "delivered → completed: buyer, storefront, staff, admin, ⚡ escrow released,"
                                + " ⏰ 7 days",
                        "failed → payment_pending: buyer, storefront, staff, admin, ⚡ payment open");
    }

    @Test
    void words_of_a_file_are_words_and_no_markup() throws Exception {
        var s = RESTAURANT.statuses().getFirst();
        var evil =
                new Status(
                        s.id(),
                        "</text><script>alert(1)</script>",
                        "\"",
                        s.colour(),
                        s.progress(),
                        s.phase(),
                        "a & b");
        var flow =
                new WorkflowDefinition(
                        RESTAURANT.id(),
                        1,
                        "<Restaurant & Bar>",
                        RESTAURANT.numberFormat(),
                        Stream.concat(Stream.of(evil), RESTAURANT.statuses().stream().skip(1))
                                .toList(),
                        RESTAURANT.start(),
                        RESTAURANT.transitions(),
                        RESTAURANT.triggers(),
                        RESTAURANT.tells(),
                        RESTAURANT.timers(),
                        RESTAURANT.grants(),
                        RESTAURANT.ways());
        var svg = Diagram.svg(flow);
        assertThat(svg).doesNotContain("<script");
        assertThat(texts(parsed(svg))).contains("<Restaurant & Bar>, version 1", "a & b");
    }

    private static WorkflowDefinition restaurant() {
        try {
            var file = Path.of("src/test/resources/trades/restaurant.v1.yaml");
            return ((JsonMapper) EventJson.mapper())
                    .rebuild()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .treeToValue(
                            new YAMLMapper().readTree(Files.readAllBytes(file)),
                            WorkflowDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<String> texts(Element svg) {
        return Stream.concat(all(svg, "text"), all(svg, "title"))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> filled(Element svg) {
        return all(svg, "rect").map(r -> r.getAttribute("fill")).toList();
    }

    private static Stream<Element> all(Element svg, String name) {
        var nodes = svg.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i));
    }
}
