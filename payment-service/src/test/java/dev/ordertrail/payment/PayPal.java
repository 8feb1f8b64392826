package dev.ordertrail.payment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/// PayPal, as the service under test sees it: a host with certificates, and signed deliveries.
///
/// The service's test and this resource are loaded by different class loaders, so the key travels
/// as a system property.
public final class PayPal implements QuarkusTestResourceLifecycleManager {
    public static final String WEBHOOK = "1JE4291016473214C";
    public static final String DIGITAL_WEBHOOK = "9AB4291016473999D";
    private static final String KEY = "ordertrail.test.paypal.key";
    private static final String ORIGIN = "ordertrail.test.paypal.origin";
    private static final RestAssuredConfig PLAIN =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final HttpServer server;

    /// Starts a host that serves the certificates of a fresh chain.
    public PayPal() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        var now = Instant.now();
        var chain = Chain.validBetween(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        server.createContext(
                "/v1/notifications/certs/",
                exchange -> {
                    var pem = chain.served().getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, pem.length);
                    exchange.getResponseBody().write(pem);
                    exchange.close();
                });
        serveApprovedOrders();
        server.start();
        var origin = "http://localhost:" + server.getAddress().getPort();
        System.setProperty(KEY, chain.signerText());
        System.setProperty(ORIGIN, origin);
        return Map.of(
                "PAYPAL_API_BASE",
                origin,
                "PAYPAL_CLIENT_ID",
                "client",
                "PAYPAL_CLIENT_SECRET",
                "secret",
                "PAYPAL_WEBHOOK_ID",
                WEBHOOK,
                "PAYPAL_WEBHOOK_ID_DIGITAL",
                "5XY4291016473111A, " + DIGITAL_WEBHOOK,
                "PAYPAL_CERT_HOST",
                origin,
                "PAYPAL_CERT_TRUST",
                written(chain.root()));
    }

    /// Every order is approved and for 10.00 USD; whoever captures one has it captured.
    private void serveApprovedOrders() {
        answers("/v1/oauth2/token", _ -> "{'access_token':'T','expires_in':32400}");
        answers(
                "/v2/checkout/orders/",
                path -> {
                    var id = path.split("/", -1)[4];
                    return path.endsWith("/capture")
                            ? "{'id':'%s','status':'COMPLETED','purchase_units':[{'payments':{'captures':[{'id':'C%s','status':'COMPLETED','amount':{'currency_code':'USD','value':'10.00'}}]}}]}"
                                    .formatted(id, id)
                            : "{'id':'%s','status':'APPROVED'}".formatted(id);
                });
    }

    private void answers(String prefix, UnaryOperator<String> json) {
        server.createContext(
                prefix,
                exchange -> {
                    var body =
                            json.apply(exchange.getRequestURI().getPath())
                                    .replace('\'', '"')
                                    .getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private static String written(String root) {
        try {
            var file = Files.createTempFile("paypal-root", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, root).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /// Where a certificate is.
    public static String certificate() {
        return System.getProperty(ORIGIN) + "/v1/notifications/certs/CERT-1";
    }

    /// The headers of a delivery of these bytes, signed now for this webhook.
    public static Map<String, String> signed(byte[] body, String webhook) {
        return signed(body, webhook, Instant.now(), certificate());
    }

    public static Map<String, String> signed(
            byte[] body, String webhook, Instant at, String certificate) {
        var checksum = new CRC32();
        checksum.update(body);
        var id = UUID.randomUUID().toString();
        var message = "%s|%s|%s|%d".formatted(id, at, webhook, checksum.getValue());
        var headers = new HashMap<String, String>();
        headers.put("PAYPAL-TRANSMISSION-ID", id);
        headers.put("PAYPAL-TRANSMISSION-TIME", at.toString());
        headers.put("PAYPAL-TRANSMISSION-SIG", Chain.sign(System.getProperty(KEY), message));
        headers.put("PAYPAL-CERT-URL", certificate);
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        headers.put("PAYPAL-AUTH-VERSION", "v2");
        return headers;
    }

    /// Posts to shop `main` with a fresh signature.
    public static Response sends(byte[] body) {
        return sends("/webhooks/paypal", body, signed(body, WEBHOOK));
    }

    public static Response sends(String path, byte[] body, Map<String, String> headers) {
        return given().config(PLAIN)
                .contentType("application/json")
                .headers(headers)
                .body(body)
                .post(path);
    }

    /// An event of these fields of its resource, in JSON with single quotes.
    public static byte[] event(String id, String type, String fields) {
        return "{'id':'%s','create_time':'2026-01-15T10:00:00.000Z','event_type':'%s','resource':{%s}}"
                .formatted(id, type, fields)
                .replace('\'', '"')
                .getBytes(UTF_8);
    }
}
