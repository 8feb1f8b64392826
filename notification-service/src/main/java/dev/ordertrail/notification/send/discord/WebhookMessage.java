package dev.ordertrail.notification.send.discord;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of "execute webhook": one embed, and nobody is pinged whatever the text says.
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookMessage(
        List<RichEmbed> embeds, @JsonProperty("allowed_mentions") Mentions allowedMentions) {
    private static final JsonMapper JSON = new JsonMapper();

    static byte[] bytes(Embed embed) {
        var message = new WebhookMessage(List.of(RichEmbed.of(embed)), new Mentions(List.of()));
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Mentions(List<String> parse) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RichEmbed(
            String title,
            String description,
            @Nullable String url,
            int color,
            List<Embed.Field> fields,
            Footer footer,
            String timestamp) {

        static RichEmbed of(Embed e) {
            return new RichEmbed(
                    e.title(),
                    e.description(),
                    e.url(),
                    e.colour(),
                    e.fields(),
                    new Footer(e.footer()),
                    e.timestamp().toString());
        }
    }

    record Footer(String text) {}
}
