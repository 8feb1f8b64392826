package dev.ordertrail.payment.gateway.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.gateway.CallFailed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Objects of Stripe's as it sends them, without a typed model in between.
final class StripeReader {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final StripeClient client;

    StripeReader(StripeClient client) {
        this.client = client;
    }

    JsonNode get(String path) throws CallFailed {
        var options = RawRequestOptions.builder().build();
        var response =
                StripeCall.of(() -> client.rawRequest(RequestMethod.GET, path, null, options));
        return json(response.body());
    }

    /// Every object of a list, newest first.
    ///
    /// @param query without paging
    List<JsonNode> list(String path, String query) throws CallFailed {
        var all = new ArrayList<JsonNode>();
        var after = "";
        for (var page = 0; page < MOST_PAGES; page++) {
            var answer = get(path + "?limit=" + PAGE + "&" + query + after);
            answer.path("data").forEach(all::add);
            if (all.isEmpty() || !answer.path("has_more").asBoolean()) {
                break;
            }
            after = "&starting_after=" + encoded(all.getLast().path("id").asText());
        }
        return all;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(String body) throws CallFailed {
        try {
            return ForeignJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CallFailed.Unknown("unreadable_answer", e);
        }
    }
}
