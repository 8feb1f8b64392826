package dev.ordertrail.order.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.kit.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RowReaderTest {

    @Test
    void columns_become_the_body_of_a_plain_order() throws IOException {
        var rows =
                csv(
                        "order_id,customer_name,city,item_name,item_quantity,item_price,total_amount,metadata.shelf\n"
                                + "A-1,\"Doe, \"\"Jo\"\"\",Rome,Mug,2,4.50,9.00,B7\n");
        assertThat(rows.getFirst().body())
                .hasToString(
                        "{\"reference\":\"A-1\",\"customer_name\":\"Doe, \\\"Jo\\\"\","
                                + "\"shipping_address\":{\"city\":\"Rome\"},\"items\":[{\"name\":\"Mug\","
                                + "\"quantity\":2,\"price\":4.50}],\"total_amount\":\"9.00\",\"metadata\":{\"shelf\":\"B7\"}}");
    }

    @Test
    void a_quoted_field_holds_line_breaks_and_other_separators_are_seen() throws IOException {
        assertThat(csv("reference;notes\r\nA;\"two\nlines; here\"\r\n\r\nB;x"))
                .extracting(r -> String.valueOf(r.body()))
                .containsExactly(
                        "{\"reference\":\"A\",\"internal_notes\":\"two\\nlines; here\"}",
                        "{\"reference\":\"B\",\"internal_notes\":\"x\"}");
    }

    @Test
    void a_quote_that_is_never_closed_spoils_its_row_only() throws IOException {
        var rows = csv("reference,notes\nA,\"never closed\nB,fine\nC,5\" wide\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).why()).isNotNull();
        assertThat(rows.get(1).body())
                .hasToString("{\"reference\":\"B\",\"internal_notes\":\"fine\"}");
        assertThat(rows.get(2).nr()).isEqualTo(3);
    }

    @Test
    void too_many_fields_and_bytes_that_are_no_text_are_told() throws IOException {
        assertThat(csv("reference\nA,B\n").getFirst().why()).isNotNull();
        var bytes = "reference\nA?\n".getBytes(UTF_8);
        bytes[11] = (byte) 0xFF;
        assertThat(rows(Format.CSV, bytes).getFirst().why()).isNotNull();
    }

    @Test
    void unknown_columns_are_named_all_at_once() {
        assertThatThrownBy(() -> csv("reference,colour,colour2,reference\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.detail())
                                        .isEqualTo(
                                                "Wrong: header.colour, header.colour2,"
                                                        + " header.reference."));
    }

    @Test
    void a_line_of_ndjson_that_is_no_object_is_refused_alone() throws IOException {
        var rows = rows(Format.NDJSON, "{\"a\":1}\n[]\n{\"a\"\n\n{\"a\":2}".getBytes(UTF_8));
        assertThat(rows).extracting(r -> r.why() == null).containsExactly(true, false, false, true);
    }

    private static List<RowReader.Next> csv(String text) throws IOException {
        return rows(Format.CSV, text.getBytes(UTF_8));
    }

    private static List<RowReader.Next> rows(Format format, byte[] bytes) throws IOException {
        var reader = new RowReader(format, new ByteArrayInputStream(bytes));
        var rows = new ArrayList<RowReader.Next>();
        for (var next = reader.next(); next != null; next = reader.next()) {
            rows.add(next);
        }
        return rows;
    }
}
