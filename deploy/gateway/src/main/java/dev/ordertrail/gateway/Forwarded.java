package dev.ordertrail.gateway;

import io.vertx.core.MultiMap;
import io.vertx.httpproxy.ProxyRequest;
import java.util.Set;

/// Says who really asks. What a client claims about itself is dropped, unless it is a proxy that we
/// trust.
record Forwarded(Set<String> trustedProxies) {

    void stamp(ProxyRequest request) {
        var peer = request.proxiedRequest().remoteAddress().hostAddress();
        stamp(request.headers(), peer, request.proxiedRequest());
    }

    private void stamp(
            MultiMap headers, String peer, io.vertx.core.http.HttpServerRequest original) {
        if (trustedProxies.contains(peer)) {
            var before = headers.get("X-Forwarded-For");
            headers.set("X-Forwarded-For", before == null ? peer : before + ", " + peer);
        } else {
            headers.set("X-Forwarded-For", peer);
            headers.set("X-Forwarded-Proto", original.scheme());
            var host = original.getHeader("Host");
            headers.set("X-Forwarded-Host", host == null ? "" : host);
        }
        headers.remove("Forwarded");
        headers.remove("X-Real-IP");
    }
}
