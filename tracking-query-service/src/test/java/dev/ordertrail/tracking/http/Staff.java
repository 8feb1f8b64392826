package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;

import dev.ordertrail.embedded.TestTokens;
import io.restassured.response.Response;
import java.util.List;

/// A member of a shop's staff who looks at lists.
record Staff(String shop) {

    /// The answer to these parameters: name, value, name, value, ...
    Response asks(Object... query) {
        var request =
                given().header(
                                "Authorization",
                                "Bearer " + TestTokens.inShop(shop, "staff789", "staff"));
        for (var i = 0; i < query.length; i += 2) {
            request.queryParam(query[i].toString(), query[i + 1]);
        }
        return request.get("/api/orders");
    }

    /// The ids of the orders found, in their order.
    List<String> finds(Object... query) {
        return asks(query).then().statusCode(200).extract().jsonPath().getList("orders.id");
    }
}
