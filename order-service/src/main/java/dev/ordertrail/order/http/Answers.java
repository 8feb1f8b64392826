package dev.ordertrail.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.order.handle.Changed;
import dev.ordertrail.order.handle.PlacedOrder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// The answers of the API. What is absent is null, amounts are exact JSON numbers.
final class Answers {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private Answers() {}

    static Answer placed(PlacedOrder order) {
        var json = JSON.objectNode();
        json.put("success", true);
        var date = order.estimatedDelivery();
        json.putObject("order")
                .put("id", order.orderId())
                .put("orderNumber", order.number())
                .put("status", order.status())
                .put("totalAmount", number(order.total()))
                .put("currency", order.total().asset().code())
                .put("estimatedDelivery", date == null ? null : date.toString())
                .put("trackingUrl", "/orders/" + order.orderId())
                .put("version", order.version());
        var headers = headers(order.version());
        headers.put(HttpHeaders.LOCATION, "/api/orders/" + order.orderId());
        return new Answer(201, headers, bytes(json));
    }

    static Answer changed(Changed order) {
        var json = JSON.objectNode();
        json.put("success", true);
        json.putObject("order")
                .put("id", order.orderId())
                .put("orderNumber", order.number())
                .put("status", order.status())
                .put("statusUpdatedAt", order.statusAt().toString())
                .put("trackingNumber", order.trackingNumber())
                .put("version", order.version());
        return new Answer(200, headers(order.version()), bytes(json));
    }

    /// An answer on its way out; a location stays as it is, relative to this host.
    static Response response(Answer answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without the zeros at the end; the mapper writes it plainly, never in powers of ten.
    static BigDecimal number(Money money) {
        return money.amount().stripTrailingZeros();
    }

    private static Map<String, String> headers(long version) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        headers.put(HttpHeaders.ETAG, "\"" + version + "\"");
        return headers;
    }
}
