package dev.ordertrail.notification.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which shop has which channels of its own, from the shops file: `shops: [{id: main, channels:
/// {discord: {webhookUrl: "${MAIN_DISCORD}"}}}]`.
///
/// `${NAME}` stands for the setting of that name, so that the file itself holds no secret. The
/// webhook of the environment belongs to the shop `main` and to no other: one shop's orders are not
/// shown in another's channel.
@ApplicationScoped
public class ShopChannels {
    private static final String BUILT_IN = "main";

    private static final String CLASSPATH = "classpath:";

    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

    private final Map<String, String> discordWebhooks = new HashMap<>();

    /// @throws IllegalStateException naming the file, when it cannot be read
    ShopChannels(
            TellingConfig telling,
            @ConfigProperty(name = "ordertrail.shops") Optional<String> file,
            Config config) {
        telling.discord().webhookUrl().ifPresent(url -> discordWebhooks.put(BUILT_IN, url));
        file.filter(f -> !f.isBlank())
                .ifPresent(f ->
                        discordWebhooks.putAll(
                                read(
                                        f.strip(),
                                        name -> config.getOptionalValue(name, String.class))));
    }

    /// The webhook of each shop that has one. Every one of them is a secret.
    public Map<String, String> discordWebhooks() {
        return Map.copyOf(discordWebhooks);
    }

    /// @param file a path, or `classpath:` with the name of a resource
    static Map<String, String> read(String file, Function<String, Optional<String>> settings) {
        var webhooks = new HashMap<String, String>();
        for (JsonNode shop : tree(file).path("shops")) {
            var webhook = shop.path("channels").path("discord").path("webhookUrl").asText("");
            var setting = SETTING.matcher(webhook.strip());
            var url = setting.matches() ? settings.apply(setting.group(1)).orElse("") : webhook;
            if (!url.isBlank()) {
                webhooks.put(shop.path("id").asText(), url);
            }
        }
        return webhooks;
    }

    private static JsonNode tree(String file) {
        try (var in = open(file)) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("ORDERTRAIL_SHOPS " + file + " cannot be read", e);
        }
    }

    /// The shops that order-service brings along are known to it alone, and have no channels of
    /// their own: a resource that is not here names none.
    private static InputStream open(String file) throws IOException {
        if (!file.startsWith(CLASSPATH)) {
            return Files.newInputStream(Path.of(file));
        }
        var name = file.substring(CLASSPATH.length());
        var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        return in == null ? InputStream.nullInputStream() : in;
    }
}
