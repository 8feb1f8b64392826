package dev.ordertrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {
    private final Routes routes = Routes.shipped();

    @ParameterizedTest
    @CsvSource({
        "POST, /api/orders, order",
        "PUT, /api/orders/order_1/status, order",
        "PATCH, /api/orders/order_1/status, order",
        "POST, /api/orders/order_1/cancel, order",
        "GET, /api/orders, tracking",
        "GET, /api/orders/order_1, tracking",
        "HEAD, /api/orders/order_1, tracking",
        "GET, /api/orders/track/ORD-2026-000001, tracking",
        "GET, /api/orders/order_1/licence-keys, order",
        "DELETE, /api/orders/order_1/assignees/dana, order",
        "GET, /api/listings, order",
        "POST, /api/listings/mug/stock, order",
        "DELETE, /api/listings/mug, order",
        "GET, /api/anomalies, order",
        "POST, /api/anomalies/order_1/underpaid/close, order",
        "GET, /api/workflows/marketplace.v1, order",
        "PUT, /api/templates/logo-design, order",
        "POST, /api/imports, order",
        "GET, /api/imports/import_1/report, order",
        "POST, /api/orders/bulk/status, order",
        "POST, /webhooks/stripe, payment",
        "POST, /webhooks/stripe/main, payment",
        "POST, /webhooks/easypost, shipping",
        "POST, /webhooks/shippo, shipping",
        "POST, /webhooks/discord, notification",
        "GET, /webhooks/whatsapp, notification",
        "POST, /api/shipments, shipping",
        "GET, /api/notifications, notification",
        "GET, /api/live/orders/order_1, tracking",
        "POST, /api/session, tracking",
        "GET, /, tracking",
        "GET, /track/ORD-2026-000001, tracking",
        "GET, /services/payment/q/openapi, payment"
    })
    void every_request_finds_its_service(String method, String path, String service) {
        assertThat(routes.of(method, path)).map(Route::service).contains(service);
    }

    @Test
    void a_services_own_pages_lose_their_prefix() {
        var route = routes.of("GET", "/services/order/q/swagger-ui").orElseThrow();
        assertThat(route.target("/services/order/q/swagger-ui")).isEqualTo("/q/swagger-ui");
    }

    @Test
    void a_service_cannot_be_reached_around_its_routes() {
        assertThat(routes.of("DELETE", "/track/x")).isEmpty();
        assertThat(routes.of("GET", "/services/order/q/metrics")).isEmpty();
        assertThat(routes.of("GET", "/q/metrics")).isEmpty();
        assertThat(routes.of("GET", "/ops/parked")).map(Route::service).contains("tracking");
        assertThat(routes.of("GET", "/services/order/api/orders"))
                .map(Route::service)
                .contains("tracking");
    }

    @Test
    void a_line_that_is_no_route_is_named() {
        assertThatThrownBy(() -> Routes.parse("GET /x")).hasMessage("not a route: GET /x");
    }

    @Test
    void the_committed_nginx_configuration_is_made_of_the_same_list() throws IOException {
        var file = Path.of("../docker/nginx.conf");
        if (Boolean.getBoolean("nginx.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, NginxConf.of(routes));
        }
        assertThat(Files.readString(file)).isEqualTo(NginxConf.of(routes));
    }
}
