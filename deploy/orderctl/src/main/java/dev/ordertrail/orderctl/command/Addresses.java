package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Where everything is.
final class Addresses {
    private final Settings settings;

    Addresses(Settings settings) {
        this.settings = settings;
    }

    Map<String, String> asMap() {
        var all = new LinkedHashMap<String, String>();
        all.put("start", settings.publicUrl() + "/");
        all.put("track", settings.publicUrl() + "/track");
        for (var service : Service.values()) {
            all.put(
                    service.module(),
                    settings.publicUrl() + "/services/" + service.key() + "/q/swagger-ui/");
        }
        if (settings.providers().areUsed()) {
            all.put("providers", settings.providers().url() + "/");
        }
        all.put("kafka", settings.servers().bootstrapServers());
        if (!settings.servers().ownDatabases()) {
            all.put("postgres", settings.servers().postgres().jdbcUrl("ordertrail_order"));
        }
        return all;
    }

    String asText(double seconds) {
        var text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nUp in %.1f s.%n%n", seconds));
        asMap().forEach((name, address) ->
                text.append(String.format("  %-24s %s%n", name, address)));
        text.append(
                """

                  ./run demo             a day of the marketplace (in a second terminal); --shop all: of five shops
                  ./run token --help     tokens for the APIs
                  ./run status, logs, doctor

                Ctrl-C stops everything.
                """);
        return text.toString();
    }
}
