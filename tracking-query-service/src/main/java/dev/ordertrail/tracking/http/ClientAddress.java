package dev.ordertrail.tracking.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/// Whom a limit is counted for: the peer, or whom a trusted gateway names.
@Singleton
final class ClientAddress {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
    private final TrackingConfig config;

    @Inject
    ClientAddress(TrackingConfig config) {
        this.config = config;
    }

    /// The address; of IPv6 the network, which is what one household has.
    String of(HttpServerRequest request) {
        var peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        if (peer == null) {
            return "";
        }
        return network(isTrusted(peer) ? forwarded(request, peer) : peer);
    }

    private boolean isTrusted(String peer) {
        return peer.startsWith("127.")
                || peer.equals("::1")
                || peer.equals("0:0:0:0:0:0:0:1")
                || config.trustedProxies().stream().anyMatch(peer::startsWith);
    }

    /// The last hop is the one that our gateway saw itself; those before it anybody can write.
    private static String forwarded(HttpServerRequest request, String peer) {
        var header = request.getHeader("X-Forwarded-For");
        if (header == null) {
            return peer;
        }
        var last = header.substring(header.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : peer;
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var groups = address.split(":", -1);
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length)));
    }
}
