package dev.ordertrail.order.support;

import static io.restassured.RestAssured.given;

import dev.ordertrail.embedded.TestTokens;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// The people of the tests.
public final class Callers {
    private Callers() {}

    public static RequestSpecification storefront() {
        return as(TestTokens.token("shop-backend", "storefront"));
    }

    public static RequestSpecification buyer(String id) {
        return as(TestTokens.token(id, "buyer"));
    }

    public static RequestSpecification seller(String id) {
        return as(TestTokens.token(id, "seller"));
    }

    public static RequestSpecification staff() {
        return as(TestTokens.token("staff1", "staff"));
    }

    /// A caller with this token, sending JSON under a key of its own.
    public static RequestSpecification as(String token) {
        return as(token, UUID.randomUUID().toString());
    }

    /// A caller with this token, sending JSON under this key.
    public static RequestSpecification as(String token, String key) {
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("application/json");
    }
}
