package dev.ordertrail.gateway;

import java.util.stream.Collectors;

/// The same routes for nginx, for where containers run.
final class NginxConf {
    private static final String HEAD =
            """
            # Generated from deploy/gateway/src/main/resources/routes.txt; a test compares the two.
            worker_processes auto;
            events { worker_connections 4096; }
            http {
              resolver 127.0.0.11 valid=10s;
              client_max_body_size 2m;
              proxy_http_version 1.1;
              proxy_buffering off;
              proxy_request_buffering off;
              proxy_read_timeout 1h;
              proxy_set_header Connection "";
              proxy_set_header Host $host;
              proxy_set_header X-Forwarded-For $remote_addr;
              proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-Host $http_host;
              proxy_set_header Forwarded "";
              proxy_set_header X-Real-IP "";
              log_format plain '$remote_addr $request_method $uri $status $request_time';
              access_log /dev/stdout plain;
              # Pages whose links are moved must come as they are.
              map $uri $encoding { default $http_accept_encoding; "~^/services/" ""; }
              proxy_set_header Accept-Encoding $encoding;
              # A trailing slash does not count.
              map $uri $path { default $uri; "~^(?<bare>/.+)/$" $bare; }
              map "$request_method $path" $service {
                default "";
            """;
    private static final String TAIL =
            """
              }
              server {
                listen 8080;
                error_page 502 503 504 = @away;
                location @away {
                  internal;
                  default_type application/problem+json;
                  add_header Retry-After 2 always;
                  return 503 '{"type":"/problems/service-unavailable","title":"The service does not answer","status":503,"code":"SERVICE_UNAVAILABLE","canRetry":true,"suggestedAction":"Try again in a moment."}';
                }
                # A service's own pages, with their links and redirects moved below their name.
                location ~ ^/services/(?<named>[a-z]+)(?<own>/q.*)$ {
                  if ($service = "") { return 404; }
                  sub_filter_once off;
                  sub_filter "'/q/" "'/services/$named/q/";
                  sub_filter '"/q/' '"/services/$named/q/';
                  proxy_redirect ~^(/q/.*)$ /services/$named$1;
                  proxy_pass http://$service$own$is_args$args;
                }
                # Imports are of any length; a service limits every other body itself.
                location ~ ^/api/imports {
                  client_max_body_size 0;
                  if ($service = "") { return 404; }
                  proxy_pass http://$service$path$is_args$args;
                }
                location / {
                  if ($service = "") { return 404; }
                  proxy_pass http://$service$path$is_args$args;
                }
              }
            }
            """;

    private NginxConf() {}

    static String of(Routes routes) {
        return HEAD
                + routes.all().stream().map(NginxConf::line).collect(Collectors.joining())
                + TAIL;
    }

    private static String line(Route route) {
        var methods =
                route.methods().isEmpty()
                        ? "[A-Z]+"
                        : route.methods().stream()
                                .sorted()
                                .collect(Collectors.joining("|", "(", ")"));
        if (route.methods().contains("GET")) {
            methods = methods.replace("GET", "GET|HEAD|OPTIONS");
        }
        return "    \"~^"
                + methods
                + " "
                + route.regex()
                + "$\" "
                + upstream(route.service())
                + ";\n";
    }

    private static String upstream(String service) {
        return switch (service) {
            case Route.NOBODY -> "\"\"";
            case "order" -> "order-service:8081";
            case "payment" -> "payment-service:8082";
            case "shipping" -> "shipping-adapter:8083";
            case "notification" -> "notification-service:8084";
            case "tracking" -> "tracking-query-service:8085";
            case String unknown -> throw new IllegalArgumentException("no service " + unknown);
        };
    }
}
