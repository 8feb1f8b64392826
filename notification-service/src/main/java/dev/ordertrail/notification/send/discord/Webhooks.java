package dev.ordertrail.notification.send.discord;

import dev.ordertrail.contracts.Sha256;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which shop is reached by which webhook. An address is a password: it leaves this class only
/// towards Discord.
final class Webhooks {
    private static final int HEX_DIGITS = 24;

    private final Map<String, URI> ofShop;

    private Webhooks(Map<String, URI> ofShop) {
        this.ofShop = Map.copyOf(ofShop);
    }

    /// @param addresses by shop; a blank one means that the shop has no such channel
    /// @throws IllegalArgumentException when an address is none that can be called, naming the shop
    ///   and not the address
    static Webhooks of(Map<String, String> addresses) {
        var webhooks = new HashMap<String, URI>();
        addresses.forEach((shop, address) -> {
            if (!address.isBlank()) {
                webhooks.put(shop, checked(shop, address.trim()));
            }
        });
        return new Webhooks(webhooks);
    }

    Optional<URI> of(String shop) {
        return Optional.ofNullable(ofShop.get(shop));
    }

    Set<String> shops() {
        return ofShop.keySet();
    }

    /// A name that tells one address from another and says nothing about it.
    Optional<String> fingerprint(String shop) {
        return of(shop).map(webhook -> Sha256.hex(webhook.toString()).substring(0, HEX_DIGITS));
    }

    private static URI checked(String shop, String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw refused(shop);
        }
        var host = uri.getHost();
        var https = "https".equals(uri.getScheme());
        var here =
                "http".equals(uri.getScheme()) && Set.of("localhost", "127.0.0.1").contains(host);
        if (host == null || !(https || here)) {
            throw refused(shop);
        }
        return uri;
    }

    private static IllegalArgumentException refused(String shop) {
        return new IllegalArgumentException(
                "the Discord webhook of shop " + shop + " is no https address");
    }
}
