package dev.ordertrail.tracking.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Refusals: with the header that their status asks for, and as a page for whoever asked for a
/// page.
public class Faces {
    private static final int SECONDS_A_MINUTE = 60;

    private final TrackingConfig config;

    @Inject
    Faces(TrackingConfig config) {
        this.config = config;
    }

    @ServerResponseFilter
    public void face(ContainerRequestContext request, ContainerResponseContext response) {
        var status = response.getStatus();
        if (status == 429 && !response.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, nextToken());
        }
        if (status >= 400 && wantsPage(request) && isProblem(response)) {
            var page =
                    Html.page(status, Pages.Templates.message(status, title(status), text(status)))
                            .build();
            page.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            response.setEntity(page.getEntity());
        }
    }

    private int nextToken() {
        return Math.ceilDiv(SECONDS_A_MINUTE, config.publicRate().perMinute());
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var machine =
                path.startsWith("/api/") || path.startsWith("/ops/") || path.startsWith("/q/");
        return !machine
                && request.getAcceptableMediaTypes().stream()
                        .anyMatch(t -> t.equals(MediaType.TEXT_HTML_TYPE));
    }

    private static boolean isProblem(ContainerResponseContext response) {
        var type = response.getMediaType();
        return type != null && type.getSubtype().equals("problem+json");
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "There is nothing here";
            case 429 -> "A moment, please";
            case 503 -> "We are not reachable right now";
            default -> "That did not work";
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 404 -> "The address leads nowhere. Perhaps you look for an order?";
            case 429 -> "Many requests came from your address. Wait a little and try again.";
            case 503 -> "Please try again in a moment. Nothing is lost.";
            default -> "Please try again.";
        };
    }
}
