package dev.ordertrail.orderctl.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ordertrail.orderctl.OrderCtl;
import dev.ordertrail.orderctl.api.Json;
import dev.ordertrail.orderctl.settings.Home;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command against an address that answers as the import API does.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportTest {
    private static final String RUNNING =
            """
            {"id": "import_1", "state": "running", "receivedBytes": 40, "workedOffBytes": 20,
             "rows": {"read": 1, "imported": 1, "refused": 0}}
            """;
    private static final String DONE =
            """
            {"id": "import_1", "state": "done", "receivedBytes": 40, "workedOffBytes": 40,
             "rows": {"read": 3, "imported": 1, "refused": 2}, "rowsPerSecond": 1500,
             "report": "/api/imports/import_1/report"}
            """;
    private static final String CLEAN = DONE.replace("\"refused\": 2", "\"refused\": 0");
    private static final String REPORT =
            """
            {"row":2,"reference":"big-2","problem":{"code":"VALIDATION_FAILED","errors":[{"field":"customer_email","code":"INVALID","message":"must be an address"}]}}
            {"row":3,"reference":null,"problem":{"code":"INSUFFICIENT_INVENTORY","detail":"3 are left.","errors":[]}}
            """;

    @TempDir Path directory;

    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private final List<Upload> uploads = new ArrayList<>();
    private final Deque<Integer> refusals = new ArrayDeque<>();
    private final Deque<String> states = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/imports", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void each_refused_row_is_named_with_its_problem() throws IOException {
        states.addAll(List.of(RUNNING, DONE));

        assertThat(run(csv(), "--shop", "keys", "--template", "logo")).isEqualTo(1);

        var upload = uploads.getFirst();
        assertThat(upload.body()).isEqualTo(Files.readString(csv()));
        assertThat(upload.type()).isEqualTo("text/csv");
        assertThat(upload.query()).isEqualTo("title=orders.csv&template=logo");
        assertThat(upload.claims().path("shop").asText()).isEqualTo("keys");
        assertThat(upload.claims().path("groups").path(0).asText()).isEqualTo("staff");
        assertThat(said.toString())
                .contains("sent   [")
                .contains(" 50.0 %  1 rows, 0 refused")
                .contains("done: 3 rows, 1 orders, 2 refused (1,500 rows a second)")
                .contains("row 2 (big-2): VALIDATION_FAILED; customer_email must be an address")
                .contains("row 3: INSUFFICIENT_INVENTORY: 3 are left.");
    }

    @Test
    void an_interrupted_import_goes_on_under_the_same_key() throws IOException {
        refusals.addAll(List.of(503, 0));
        states.addAll(List.of("", CLEAN));

        assertThat(run(csv())).as(complained.toString()).isZero();

        assertThat(uploads).hasSize(3);
        assertThat(uploads).extracting(Upload::key).containsOnly(uploads.getFirst().key());
    }

    @Test
    void the_same_file_has_the_same_key_until_something_changes() throws IOException {
        states.addAll(List.of(CLEAN, CLEAN, CLEAN, CLEAN));
        run(csv());
        run(csv());
        run(csv(), "--template", "logo");
        run(csv(), "--key", "again");

        var keys = uploads.stream().map(Upload::key).toList();
        assertThat(keys.get(1)).isEqualTo(keys.getFirst()).startsWith("file-");
        assertThat(keys.get(2)).isNotEqualTo(keys.getFirst());
        assertThat(keys.get(3)).isEqualTo("again");
    }

    @Test
    void programs_get_the_import_and_every_refused_row() throws IOException {
        states.add(DONE);

        assertThat(run(csv(), "--json", "--token", "mine")).isEqualTo(1);

        assertThat(uploads.getFirst().token()).isEqualTo("mine");
        var json = Json.read(said.toString());
        assertThat(json.at("/import/rows/imported").asInt()).isEqualTo(1);
        assertThat(json.path("refused")).hasSize(2);
    }

    @Test
    void what_will_not_pass_is_said_at_once() throws IOException {
        refusals.add(422);
        assertThat(run(csv())).isEqualTo(1);
        assertThat(complained.toString()).contains("422 VALIDATION_FAILED");
        assertThat(run(directory.resolve("missing.csv"))).isEqualTo(1);
        assertThat(complained.toString()).contains("no such file");
        assertThat(run(Files.writeString(directory.resolve("orders.xls"), "x"))).isEqualTo(1);
        assertThat(complained.toString()).contains("--format csv or ndjson");
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            uploads.add(Upload.of(exchange));
            taken(exchange, refusals.isEmpty() ? 202 : refusals.pop());
        } else if (exchange.getRequestURI().getPath().endsWith("/report")) {
            say(exchange, 200, REPORT);
        } else {
            var state = states.pop();
            say(exchange, state.isEmpty() ? 503 : 200, state.isEmpty() ? "{}" : state);
        }
    }

    /// @param status 0: the connection ends instead
    private static void taken(HttpExchange exchange, int status) throws IOException {
        switch (status) {
            case 0 -> exchange.close();
            case 422 -> say(exchange, status, "{\"code\": \"VALIDATION_FAILED\"}");
            default -> say(exchange, status, RUNNING);
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Path csv() throws IOException {
        return Files.writeString(directory.resolve("orders.csv"), "reference,amount\nbig-1,1\n");
    }

    private int run(Path file, String... options) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var settings =
                new Settings(
                        Map.of("ORDERTRAIL_GATEWAY_URL", address),
                        new Home(directory, directory.resolve(".ordertrail")));
        var arguments = new ArrayList<>(List.of("import", file.toString()));
        arguments.addAll(List.of(options));
        return OrderCtl.commandLine(settings)
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained))
                .execute(arguments.toArray(String[]::new));
    }

    /// What was sent.
    private record Upload(String query, String type, String key, String token, String body) {
        static Upload of(HttpExchange exchange) throws IOException {
            var headers = exchange.getRequestHeaders();
            return new Upload(
                    exchange.getRequestURI().getQuery(),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Idempotency-Key"),
                    headers.getFirst("Authorization").substring("Bearer ".length()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }

        JsonNode claims() {
            var payload = token.split("\\.", -1)[1];
            return Json.read(
                    new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        }
    }
}
