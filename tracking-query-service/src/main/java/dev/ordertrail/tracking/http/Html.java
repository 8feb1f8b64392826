package dev.ordertrail.tracking.http;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.Base64;

/// Pages as responses: nothing is loaded from elsewhere, no script runs that is not a file of ours.
final class Html {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Html() {}

    static Response.ResponseBuilder page(int status, TemplateInstance template) {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        var nonce = Base64.getEncoder().withoutPadding().encodeToString(random);
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header("Content-Security-Policy", policy(nonce))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, "Cookie")
                .entity(template.data("nonce", nonce).render());
    }

    private static String policy(String nonce) {
        return "default-src 'none'; style-src 'self' 'nonce-"
                + nonce
                + "'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'";
    }

    /// Sends the browser on to a page of ours. The address stays relative: behind a proxy this
    /// service does not know the name that the browser knows it by.
    static Response.ResponseBuilder seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }
}
