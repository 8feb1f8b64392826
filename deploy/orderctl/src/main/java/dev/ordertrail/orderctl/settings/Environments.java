package dev.ordertrail.orderctl.settings;

import dev.ordertrail.embedded.DatabaseAccess;
import java.util.Map;
import java.util.TreeMap;

/// What each service finds in its environment: its own secrets and what all share, not the secrets
/// of others.
final class Environments {
    private static final String SHOPS = "ORDERTRAIL_SHOPS";

    private final Settings settings;

    Environments(Settings settings) {
        this.settings = settings;
    }

    Map<String, String> of(Service service) {
        var all = new TreeMap<>(shared());
        for (var access : settings.servers().embeddedDatabases()) {
            if (access.service().equals(service.key())) {
                all.putAll(database(access));
            }
        }
        switch (service) {
            case PAYMENT -> {
                all.putAll(settings.secrets("STRIPE_WEBHOOK_SECRET"));
                all.putAll(settings.providers().environmentOfPayments());
            }
            case SHIPPING -> all.putAll(settings.secrets("EASYPOST_WEBHOOK_SECRET"));
            case TRACKING -> all.putAll(settings.providers().environmentOfPages());
            case ORDER, NOTIFICATION -> {}
        }
        return all;
    }

    private Map<String, String> shared() {
        var all = new TreeMap<String, String>();
        all.put("KAFKA_BOOTSTRAP_SERVERS", settings.servers().bootstrapServers());
        all.put("ORDERTRAIL_KEK", settings.secret("ORDERTRAIL_KEK"));
        all.put("ORDERTRAIL_TOKEN_ISSUER", settings.issuer());
        all.put("ORDERTRAIL_PUBLIC_URL", settings.publicUrl());
        all.put("ORDERTRAIL_HOME", settings.home().data().toString());
        all.put("ORDERTRAIL_PORT", Integer.toString(settings.gatewayPort()));
        settings.demoShops().ifPresent(file -> all.put(SHOPS, file.toString()));
        settings.tokenKeys().ifPresent(keys -> all.put("ORDERTRAIL_TOKEN_JWKS", keys.location()));
        for (var service : Service.values()) {
            all.put(service.name() + "_PORT", Integer.toString(settings.port(service)));
        }
        return all;
    }

    private Map<String, String> database(DatabaseAccess access) {
        var prefix = access.variablePrefix();
        return Map.of(
                prefix + "_URL", settings.servers().postgres().jdbcUrl(access.database()),
                prefix + "_USER", access.user().role(),
                prefix + "_PASSWORD", access.user().password(),
                prefix + "_OWNER", access.owner().role(),
                prefix + "_OWNER_PASSWORD", access.owner().password());
    }
}
