package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Orders as a storefront places them: about 600 bytes, one item, a buyer out of a thousand.
final class Orders {
    private static final int BUYERS = 1_000;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(order_[^\"]+)\"");
    private static final AtomicLong NEXT = new AtomicLong();
    private final Machine machine;
    private final String head;

    Orders(Machine machine) {
        this.machine = machine;
        this.head = head(machine.token("bench", "storefront"));
    }

    URI address() {
        return machine.address(Service.ORDER);
    }

    /// Places an order.
    Wire.Answer place(Wire wire) throws IOException {
        var key = "Idempotency-Key: " + unique() + "\r\n";
        return wire.ask("POST", "/api/orders", head + key, body());
    }

    /// The same body to the bare endpoint.
    static Wire.Answer placeBare(Wire wire) throws IOException {
        return wire.ask("POST", "/bare/orders", "Content-Type: application/json\r\n", body());
    }

    static boolean created(Wire.Answer answer) {
        return answer.status() == 201;
    }

    /// The id of an order just placed.
    static String id(Wire.Answer answer) {
        var found = ID.matcher(answer.text());
        if (!found.find()) {
            throw new IllegalStateException(
                    "no order id in an answer of status " + answer.status());
        }
        return found.group(1);
    }

    static String head(String token) {
        return "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
    }

    static String unique() {
        return Long.toHexString(System.nanoTime()) + "-" + NEXT.getAndIncrement();
    }

    private static byte[] body() {
        var random = ThreadLocalRandom.current();
        var body =
                """
                {"paymentResult":{"success":true,"paymentMethod":"escrow","transactionHash":"0xbench%1$s","escrowId":"escrow_bench%1$s"},
                "checkoutData":{"buyerId":"buyer%2$d","sellerId":"seller%3$d","quantity":2,"totalAmount":200,"currency":"USDC",
                "items":[{"listingId":"listing789","productName":"Wireless Headphones","quantity":2,"unitPrice":100}],
                "buyer":{"name":"John Doe","email":"john@example.com"},"seller":{"name":"Alice Store","storeName":"Alice's Electronics"},
                "shippingAddress":{"name":"John Doe","street":"123 Main St","city":"New York","state":"NY","zipCode":"10001","country":"US"}}}
                """
                        .formatted(unique(), random.nextInt(BUYERS), random.nextInt(BUYERS));
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
