package dev.ordertrail.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Gives a Quarkus test the real broker, a fresh database of its own for the service, and keys for
/// tokens.
///
/// ```java
/// @QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "order"))
/// ```
///
/// Several services may be named, with commas between them. Tokens come from [TestTokens].
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    private static final String KEK =
            Base64.getEncoder()
                    .encodeToString("a key-encryption key of 32 bytes".getBytes(US_ASCII));

    private String services = "";

    @Override
    public void init(Map<String, String> initArgs) {
        services = initArgs.getOrDefault("service", "");
    }

    @Override
    public Map<String, String> start() {
        var stack = TestStack.shared();
        var config = new HashMap<String, String>();
        config.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
        config.put("kafka.bootstrap.servers", stack.bootstrapServers());
        config.put("ORDERTRAIL_KEK", KEK);
        config.put("ORDERTRAIL_TOKEN_ISSUER", TestTokens.ISSUER);
        config.put("ORDERTRAIL_TOKEN_JWKS", TestStack.tokenKeys().location());
        config.put("STRIPE_WEBHOOK_SECRET", "whsec_test");
        config.put("EASYPOST_WEBHOOK_SECRET", "easypost-test");
        config.put("quarkus.http.test-port", "0");
        for (var service : services.split(",", -1)) {
            if (!service.isBlank()) {
                config.putAll(database(stack, service.strip()));
            }
        }
        return config;
    }

    private static Map<String, String> database(TestStack stack, String service) {
        var access = stack.createDatabase(service);
        var prefix = access.variablePrefix();
        return Map.of(
                prefix + "_URL", stack.jdbcUrl(access.database()),
                prefix + "_USER", access.user().role(),
                prefix + "_PASSWORD", access.user().password(),
                prefix + "_OWNER", access.owner().role(),
                prefix + "_OWNER_PASSWORD", access.owner().password());
    }

    @Override
    public void stop() {
        // The stack serves all tests of the JVM and ends with it.
    }
}
