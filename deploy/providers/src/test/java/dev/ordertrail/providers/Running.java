package dev.ordertrail.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import dev.ordertrail.providers.store.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The providers and a shop that they tell.
final class Running implements AutoCloseable {
    static final String SECRET = "whsec_test";
    static final String SECRET_OF_KEYS = "whsec_keys";
    static final String WEBHOOK_ID = "8PT597110X687430L";

    /// The identity that the first of all made: making one takes seconds, and none is better than
    /// another.
    private static final Map<String, byte[]> IDENTITY = new HashMap<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private final Shop shop = new Shop();
    private final int port;
    private LocalProviders providers;

    /// @param home what must survive
    Running(Path home) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        environment.put("ORDERTRAIL_HOME", home.toString());
        environment.put("PROVIDERS_PORT", Integer.toString(port));
        environment.put("PROVIDERS_WEBHOOKS_URL", shop.url());
        environment.put("PROVIDERS_QUICKER", "3000");
        environment.put("STRIPE_WEBHOOK_SECRET", SECRET);
        environment.put("STRIPE_WEBHOOK_SECRET_KEYS", SECRET_OF_KEYS);
        environment.put("PAYPAL_WEBHOOK_ID", WEBHOOK_ID);
        var directory = Files.createDirectories(home.resolve("providers"));
        for (var file : IDENTITY.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        providers = started();
        if (IDENTITY.isEmpty()) {
            for (var name : List.of("paypal-key.pem", "paypal-webhooks.pem", "paypal-root.pem")) {
                IDENTITY.put(name, Files.readAllBytes(directory.resolve(name)));
            }
        }
    }

    private LocalProviders started() {
        var made = new LocalProviders(ProvidersConfig.from(environment::get));
        made.start();
        return made;
    }

    void restart() {
        providers.close();
        providers = started();
    }

    Shop shop() {
        return shop;
    }

    String url() {
        return "http://localhost:" + port;
    }

    StripeClient stripe() {
        return stripe("sk_test_local_main");
    }

    /// Stripe's own library, pointed at this server.
    StripeClient stripe(String key) {
        return StripeClient.builder().setApiKey(key).setApiBase(url()).build();
    }

    /// An answer.
    record Answer(int status, String body) {
        JsonNode json() {
            return Json.parse(body);
        }
    }

    Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send("POST", path, body, headers);
    }

    Answer send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    /// A buyer types a card into the page of a session or order.
    Answer pay(String id, String card) throws IOException, InterruptedException {
        return post("/pay/" + id, "card=" + card);
    }

    @Override
    public void close() {
        providers.close();
        shop.close();
        http.close();
    }
}
