package dev.ordertrail.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatewayTest {
    private static final int PIECE_BYTES = 1 << 20;
    private static final int PIECES = 8;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch firstLineRead = new CountDownLatch(1);
    private final CountDownLatch firstPieceSeen = new CountDownLatch(1);
    private int port;

    @BeforeEach
    void start() throws Exception {
        var service =
                await(
                        vertx.createHttpServer()
                                .requestHandler(this::service)
                                .listen(0, "localhost"));
        var alive = URI.create("http://localhost:" + service.actualPort());
        var gateway =
                new Front(
                        vertx,
                        new GatewayConfig(
                                "localhost",
                                0,
                                Map.of("tracking", alive, "order", alive, "payment", nobody()),
                                Set.of()),
                        Routes.shipped());
        port = await(gateway.start());
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    @Test
    void a_request_passes_with_its_body_and_its_query() {
        given().port(port)
                .urlEncodingEnabled(false)
                .body("{\"a\":1}")
                .post("/api/orders?x=%20y")
                .then()
                .statusCode(201)
                .body(equalTo("POST /api/orders?x=%20y {\"a\":1}"));
    }

    @Test
    void an_import_of_any_length_flows_through_as_it_comes() throws Exception {
        var piece = new byte[PIECE_BYTES];
        var upload = (HttpURLConnection) address("/api/imports?title=x").openConnection();
        upload.setDoOutput(true);
        upload.setFixedLengthStreamingMode((long) PIECES * PIECE_BYTES);
        try (var body = upload.getOutputStream()) {
            body.write(piece);
            body.flush();
            // The rest is sent only when the service has seen the beginning.
            assertThat(firstPieceSeen.await(10, TimeUnit.SECONDS)).isTrue();
            for (var i = 1; i < PIECES; i++) {
                body.write(piece);
            }
        }
        assertThat(new String(upload.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("took " + PIECES * PIECE_BYTES);
    }

    @Test
    void a_trailing_slash_does_not_count() {
        given().port(port).get("/api/orders/").then().body(equalTo("GET /api/orders "));
    }

    @Test
    void a_services_pages_are_found_under_its_name() {
        given().port(port)
                .get("/services/order/q/health/ready")
                .then()
                .body(equalTo("GET /q/health/ready "));
    }

    @Test
    void a_services_page_finds_its_own_files_below_its_name() {
        given().port(port)
                .get("/services/order/q/page/")
                .then()
                .body(equalTo("<a href='/services/order/q/openapi'>/q/</a>"));
        given().port(port)
                .redirects()
                .follow(false)
                .get("/services/order/q/page")
                .then()
                .statusCode(302)
                .header("Location", "/services/order/q/page/");
    }

    @Test
    void what_a_client_claims_about_its_address_is_dropped() {
        given().port(port)
                .header("X-Forwarded-For", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9")
                .get("/track/x")
                .then()
                .header("Seen-For", "127.0.0.1")
                .header("Seen-Forwarded", equalTo("none"));
    }

    @Test
    void a_service_that_is_away_is_said_so() {
        given().port(port)
                .body("{}")
                .post("/webhooks/stripe")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("code", equalTo("SERVICE_UNAVAILABLE"));
    }

    @Test
    void it_says_that_it_listens_whatever_the_services_do() {
        given().port(port).get(Gateway.HEALTH).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void a_path_without_a_route_is_a_problem_document() {
        given().port(port)
                .delete("/track/x")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_stream_flows_through_line_by_line() throws Exception {
        var stream = address("/api/live/orders/1").openStream();
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            firstLineRead.countDown();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    private URL address(String path) throws MalformedURLException {
        return URI.create("http://localhost:" + port + path).toURL();
    }

    private void service(HttpServerRequest request) {
        if (Paths.of(request).startsWith("/api/imports")) {
            upload(request);
            return;
        }
        if (Paths.of(request).startsWith("/api/live")) {
            var response = request.response().setChunked(true);
            response.write("data: first\n");
            // The second line is sent only when the first has reached the reader.
            vertx.executeBlocking(() -> firstLineRead.await(10, TimeUnit.SECONDS))
                    .onSuccess(_ -> response.end("data: second\n"));
            return;
        }
        if (Paths.of(request).startsWith("/q/page")) {
            page(request);
            return;
        }
        var forwarded = request.getHeader("Forwarded");
        request.response()
                .putHeader("Seen-For", request.getHeader("X-Forwarded-For"))
                .putHeader("Seen-Forwarded", forwarded == null ? "none" : forwarded)
                .setStatusCode("POST".equals(request.method().name()) ? 201 : 200);
        request.body()
                .onSuccess(body ->
                        request.response()
                                .end(request.method() + " " + request.uri() + " " + body));
    }

    private void upload(HttpServerRequest request) {
        var taken = new AtomicInteger();
        request.handler(piece -> {
            taken.addAndGet(piece.length());
            firstPieceSeen.countDown();
        });
        request.endHandler(_ -> request.response().end("took " + taken.get()));
    }

    private static void page(HttpServerRequest request) {
        if (Paths.of(request).endsWith("/")) {
            request.response()
                    .putHeader("Content-Type", "text/html;charset=utf-8")
                    .end("<a href='/q/openapi'>/q/</a>");
        } else {
            request.response().setStatusCode(302).putHeader("Location", "/q/page/").end();
        }
    }

    private static URI nobody() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
