package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.order.body.JsonBody;
import dev.ordertrail.order.bulk.Import;
import dev.ordertrail.order.bulk.Imports;
import dev.ordertrail.order.bulk.Imports.RowProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report of an import, written row by row.
final class ImportReport {
    private static final int PAGE = 1_000;

    private final Imports imports;
    private final Import of;

    ImportReport(Imports imports, Import of) {
        this.imports = imports;
        this.of = of;
    }

    void ndjson(OutputStream out) throws IOException {
        each(row -> {
            var json = Answers.JSON.objectNode();
            json.put("row", row.row()).put("reference", row.reference());
            json.set("problem", problem(row));
            out.write(Answers.bytes(json));
            out.write('\n');
        });
    }

    /// Rows with several wrong fields have several lines.
    void csv(OutputStream out) throws IOException {
        line(out, "row", "reference", "code", "field", "error", "message");
        each(row -> {
            var problem = problem(row);
            var reference = row.reference() == null ? "" : row.reference();
            var nr = Long.toString(row.row());
            var code = problem.path("code").asText();
            if (problem.path("errors").isEmpty()) {
                line(out, nr, reference, code, "", "", problem.path("detail").asText());
            }
            for (var error : problem.path("errors")) {
                line(
                        out,
                        nr,
                        reference,
                        code,
                        text(error, "field"),
                        text(error, "code"),
                        text(error, "message"));
            }
        });
    }

    private void each(Write write) throws IOException {
        var after = 0L;
        for (var page = imports.report(of, after, PAGE);
                !page.isEmpty();
                page = imports.report(of, after, PAGE)) {
            for (var row : page) {
                write.row(row);
            }
            after = page.getLast().row();
        }
    }

    private static ObjectNode problem(RowProblem row) {
        return (ObjectNode) JsonBody.object(row.problem().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode error, String name) {
        return error.path(name).asText();
    }

    /// What a spreadsheet would take for a formula is shown as the text it is.
    private static void line(OutputStream out, String... fields) throws IOException {
        var line =
                Stream.of(fields)
                        .map(f -> f.matches("(?s)[=+@\\t-].*") ? "'" + f : f)
                        .map(f -> "\"" + f.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a row.
    @FunctionalInterface
    private interface Write {
        void row(RowProblem row) throws IOException;
    }
}
