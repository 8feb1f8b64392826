package dev.ordertrail.order.http;

import static io.restassured.RestAssured.given;

import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.NoBroker;
import dev.ordertrail.order.support.Placed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoBroker.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokerAwayIT {

    @Test
    void orders_are_taken_and_moved_and_the_service_is_ready() {
        given().get("/q/health/ready").then().statusCode(200);

        Placed.order(Bodies.escrow()).moved("order_confirmed", "processing");
    }
}
