package dev.ordertrail.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.order.catalog.Figures;
import dev.ordertrail.order.catalog.Kind;
import dev.ordertrail.order.catalog.Shown;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Listings as JSON.
final class ListingAnswers {
    private static final ObjectMapper SPECIFICATIONS = EventJson.mapper();

    private ListingAnswers() {}

    static Answer added(Shown listing) {
        var headers = headers(listing);
        headers.put(HttpHeaders.LOCATION, "/api/listings/" + listing.id());
        return new Answer(201, headers, body(listing));
    }

    static Answer shown(Shown listing) {
        return new Answer(200, headers(listing), body(listing));
    }

    static Answer stock(String id, Figures figures) {
        var json = Answers.JSON.objectNode().put("success", true).put("id", id);
        figures(json.putObject("stock"), figures);
        return json(200, json);
    }

    static Answer page(List<Shown> page, int limit) {
        var json = Answers.JSON.objectNode();
        var list = json.putArray("listings");
        page.forEach(listing -> listing(list.addObject(), listing));
        json.put(
                "nextCursor",
                page.size() < limit
                        ? null
                        : new Cursor(Map.of("id", page.getLast().id())).encode());
        return json(200, json);
    }

    static Answer json(int status, JsonNode json) {
        return new Answer(
                status,
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON),
                Answers.bytes(json));
    }

    private static byte[] body(Shown listing) {
        var json = Answers.JSON.objectNode().put("success", true);
        listing(json.putObject("listing"), listing);
        return Answers.bytes(json);
    }

    private static void listing(ObjectNode json, Shown l) {
        json.put("id", l.id())
                .put("kind", l.kind().wire())
                .put("seller", l.seller())
                .put("name", l.name())
                .put("description", l.description())
                .put("price", Answers.number(l.price()))
                .put("currency", l.price().asset().code())
                .put("status", l.status().wire());
        json.set("specifications", specifications(l));
        if (l.kind() == Kind.PACKAGE) {
            json.put("minMonths", l.minMonths()).put("maxMonths", l.maxMonths());
        }
        stock(json, l.figures());
        json.put("updatedAt", l.updatedAt().toString()).put("version", l.version());
    }

    private static void stock(ObjectNode json, @Nullable Figures figures) {
        if (figures == null) {
            json.putNull("stock");
        } else {
            figures(json.putObject("stock"), figures);
        }
    }

    private static void figures(ObjectNode json, Figures figures) {
        json.put("onHand", figures.onHand())
                .put("held", figures.held())
                .put("owed", figures.owed())
                .put("available", figures.available());
    }

    private static JsonNode specifications(Shown listing) {
        try {
            return SPECIFICATIONS.readTree(listing.specifications());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> headers(Shown listing) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        headers.put(HttpHeaders.ETAG, "\"" + listing.version() + "\"");
        return headers;
    }
}
