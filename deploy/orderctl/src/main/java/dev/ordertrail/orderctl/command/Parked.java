package dev.ordertrail.orderctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Orders of which a record could not be handled.
@Command(
        name = "parked",
        description = {
            "Orders of which a service could not handle a record: they wait, others go on.",
            "./run parked redrive <order id> tries again, in order, in every service where it is parked."
        })
public final class Parked implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    public Parked(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var parked = new LinkedHashMap<String, JsonNode>();
        var headers = ops(settings);
        for (var service : Service.values()) {
            var answer = new Http(settings.address(service)).get("/ops/parked", headers);
            if (!answer.ok()) {
                throw new Failure(service.module() + ": " + answer.complaint());
            }
            parked.put(service.module(), answer.json());
        }
        output.print(parked, () -> text(parked));
        return parked.values().stream().allMatch(JsonNode::isEmpty) ? 0 : 1;
    }

    /// Tries again.
    @Command(name = "redrive", description = "Handles an order's parked records again, in order.")
    int redrive(
            @Parameters(paramLabel = "order id", description = "As ./run parked shows it.")
                    String order) {
        var results = new LinkedHashMap<String, JsonNode>();
        var path = "/ops/parked/" + URLEncoder.encode(order, StandardCharsets.UTF_8) + "/redrive";
        for (var service : Service.values()) {
            var http = new Http(settings.address(service));
            var answer = http.send("POST", path, ops(settings), "");
            if (answer.ok()) {
                results.put(service.module(), answer.json());
            } else if (answer.status() != 404) {
                throw new Failure(service.module() + ": " + answer.complaint());
            }
        }
        output.print(
                results,
                () -> {
                    var text = new StringBuilder();
                    results.forEach((name, result) ->
                            text.append(name).append(": ").append(result).append('\n'));
                    return text.isEmpty() ? order + " is not parked anywhere" : text.toString();
                });
        return 0;
    }

    private static String text(Map<String, JsonNode> parked) {
        var table = new Table("SERVICE", "ORDER", "TOPIC", "SINCE", "RECORDS", "WHY");
        var any = false;
        for (var service : parked.entrySet()) {
            for (var order : service.getValue()) {
                any = true;
                table.row(
                        service.getKey(),
                        order.path("orderId").asText(),
                        order.path("topic").asText(),
                        order.path("since").asText(),
                        order.path("records").asText(),
                        order.path("why").asText());
            }
        }
        return any ? table.toString() : "nothing is parked";
    }

    static Map<String, String> ops(Settings settings) {
        return Http.bearer(new Tokens(settings, Clock.systemUTC()).issue("orderctl", "ops"));
    }
}
