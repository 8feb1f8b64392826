package dev.ordertrail.notification.send.discord;

import dev.ordertrail.notification.compose.Texts;
import dev.ordertrail.notification.send.Attempt;
import dev.ordertrail.notification.send.Channel;
import dev.ordertrail.notification.send.Letter;
import dev.ordertrail.notification.send.ShopChannels;
import dev.ordertrail.notification.send.TellingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A shop's Discord channel, by webhook.
@ApplicationScoped
public class DiscordChannel implements Channel {
    public static final String NAME = "discord";

    private final Webhooks webhooks;
    private final Buckets buckets = new Buckets();
    private final DiscordApi api;
    private final Embeds embeds;

    @Inject
    DiscordChannel(TellingConfig config, ShopChannels shops, Texts texts) {
        this(config, Webhooks.of(shops.discordWebhooks()), texts);
    }

    DiscordChannel(TellingConfig config, Webhooks webhooks, Texts texts) {
        this.webhooks = webhooks;
        this.api = new DiscordApi(config.discord(), buckets);
        this.embeds = new Embeds(texts, config.publicUrl().map(URI::create));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOn(String shop) {
        return webhooks.of(shop).isPresent();
    }

    @Override
    public Optional<String> fingerprint(String shop) {
        return webhooks.fingerprint(shop);
    }

    @Override
    public Set<String> shops() {
        return webhooks.shops();
    }

    @Override
    public Duration rest(String shop, Instant now) {
        return fingerprint(shop).map(f -> buckets.rest(f, now)).orElse(Duration.ZERO);
    }

    @Override
    public Attempt tell(Letter letter) {
        var webhook = webhooks.of(letter.shop());
        var bucket = fingerprint(letter.shop());
        if (webhook.isEmpty() || bucket.isEmpty()) {
            return new Attempt.NoChannel();
        }
        var rest = buckets.rest(bucket.get(), Instant.now());
        if (rest.isPositive()) {
            return new Attempt.Limited(rest);
        }
        var message = WebhookMessage.bytes(embeds.of(letter));
        return api.execute(webhook.get(), bucket.get(), message);
    }
}
