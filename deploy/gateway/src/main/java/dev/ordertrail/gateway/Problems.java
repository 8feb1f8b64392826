package dev.ordertrail.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;

/// The two answers that the gateway gives itself, as RFC 9457 problem documents.
enum Problems {
    NO_ROUTE(
            404,
            """
            {"type":"/problems/not-found","title":"Nothing here","status":404,"code":"NOT_FOUND",\
            "canRetry":false,"suggestedAction":"Check the method and the path; /q/openapi of each service lists what there is."}\
            """),
    SERVICE_AWAY(
            503,
            """
            {"type":"/problems/service-unavailable","title":"The service does not answer","status":503,\
            "code":"SERVICE_UNAVAILABLE","canRetry":true,"suggestedAction":"Try again in a moment."}\
            """);

    private static final String TYPE = "application/problem+json";
    private static final String RETRY_SECONDS = "2";
    private final int status;
    private final String body;

    Problems(int status, String body) {
        this.status = status;
        this.body = body;
    }

    void answer(HttpServerRequest request) {
        request.response().setStatusCode(status).putHeader("Content-Type", TYPE).end(body);
    }

    Future<ProxyResponse> answer(ProxyContext context) {
        var response = context.request().release().response().setStatusCode(status);
        response.putHeader("Content-Type", TYPE);
        response.putHeader("Retry-After", RETRY_SECONDS);
        return Future.succeededFuture(response.setBody(Body.body(Buffer.buffer(body))));
    }
}
