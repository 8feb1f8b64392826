package dev.ordertrail.orderctl.command;

import dev.ordertrail.embedded.TokenKeys;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Issues a token.
@Command(
        name = "token",
        description = {
            "Prints a token for the APIs, signed with this installation's own key.",
            "Roles: storefront, buyer, seller, staff, admin, ops."
        },
        footer = {
            "",
            "Example:",
            "  curl -H \"Authorization: Bearer $(./run token buyer123 --role buyer)\" \\",
            "       http://localhost:8080/api/orders/buyer/buyer123"
        })
public final class Token implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    @Parameters(arity = "0..1", paramLabel = "person", description = "Who it speaks for.")
    private @Nullable String person;

    @Option(names = "--sub", paramLabel = "person", description = "The same, as an option.")
    private @Nullable String subject;

    @Option(
            names = "--role",
            required = true,
            split = ",",
            description = "What they are; repeat it or use commas for several.")
    private List<String> roles;

    @Option(
            names = "--shop",
            defaultValue = "main",
            description = "The shop it is bound to (${DEFAULT-VALUE}).")
    private String shop;

    @Option(
            names = "--ttl",
            defaultValue = "12h",
            description = "How long it is good for: 90s, 15m, 12h, 7d (${DEFAULT-VALUE}).")
    private String lifetime;

    public Token(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var who = subject != null ? subject : person;
        if (who == null || who.isBlank()) {
            throw new Failure("for whom? ./run token buyer123 --role buyer");
        }
        settings.home().create();
        var bearer = new TokenKeys.Bearer(who, shop, roles);
        var token = new Tokens(settings, Clock.systemUTC()).issue(bearer, duration(lifetime));
        output.print(Map.of("token", token), () -> token);
        return 0;
    }

    /// `90s`, `15m`, `12h`, `7d`.
    static Duration duration(String text) {
        if (!text.matches("\\d{1,9}[smhd]")) {
            throw new Failure("not a duration: " + text + "; examples: 90s, 15m, 12h, 7d");
        }
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
