package dev.ordertrail.payment.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ordertrail.payment.callback.StandardSignatures.Headers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A custodial escrow provider, `acme`, that can be told to release; it checks what it is told.
/// Another one, `plain`, cannot.
public final class ReleasingCustodian implements QuarkusTestResourceLifecycleManager {
    private static final byte[] OURS = "another secret of thirty bytes !".getBytes(UTF_8);
    private static final List<Told> TOLD = new CopyOnWriteArrayList<>();
    private static final Map<String, List<Integer>> ANSWERS = new ConcurrentHashMap<>();
    private final HttpServer server;

    /// What the provider was told.
    ///
    /// @param genuine whether it was signed by us
    record Told(String id, String body, boolean genuine) {}

    public ReleasingCustodian() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it was told about an escrow.
    static List<Told> about(String escrow) {
        return TOLD.stream().filter(told -> told.body().contains(escrow)).toList();
    }

    /// What it answers about an escrow, one after the other, the last one from then on; 0: nothing.
    static void answers(String escrow, Integer... statuses) {
        ANSWERS.put(escrow, List.of(statuses));
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/release", this::told);
        server.start();
        var key = "whsec_" + Base64.getEncoder().encodeToString(Custodian.KEY);
        return Map.of(
                "CUSTODIAL_ESCROW_SECRET_ACME",
                key,
                "CUSTODIAL_ESCROW_SECRET_PLAIN",
                key,
                "CUSTODIAL_ESCROW_RELEASE_URL_ACME",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/release",
                "CUSTODIAL_ESCROW_RELEASE_SECRET_ACME",
                secret(),
                "ordertrail.payment.calls.backoff",
                "PT0.1S",
                "ordertrail.payment.calls.longest-backoff",
                "PT0.3S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(OURS);
    }

    private void told(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var id = header(exchange, "webhook-id");
            var headers =
                    new Headers(
                            id,
                            header(exchange, "webhook-timestamp"),
                            header(exchange, "webhook-signature"));
            var signatures = new StandardSignatures(Clock.systemUTC(), Duration.ofMinutes(5));
            var text = new String(body, UTF_8);
            TOLD.add(new Told(id, text, signatures.match(body, headers, List.of(secret()))));
            var status = answer(text);
            if (status != 0) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private static int answer(String body) {
        for (var answers : ANSWERS.entrySet()) {
            if (body.contains(answers.getKey())) {
                var said = about(answers.getKey()).size();
                var all = answers.getValue();
                return all.get(Math.min(said, all.size()) - 1);
            }
        }
        return 202;
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }
}
