package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Signatures;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs a webhook's body.
@Command(
        name = "sign",
        description = {
            "Prints the signature header of a webhook's body, so that anyone can post it with curl.",
            "The signature is over the very bytes: send them with --data-binary."
        },
        footer = {
            "",
            "Example:",
            "  curl http://localhost:8080/webhooks/stripe -H \"$(./run sign stripe body.json)\" \\",
            "       -H 'Content-Type: application/json' --data-binary @body.json"
        })
public final class Sign implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    @Parameters(index = "0", paramLabel = "provider", description = "stripe or easypost.")
    private String provider;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "file",
            description = "The body; - or nothing reads standard input.")
    private String file;

    @Option(names = "--secret", description = "Another secret than the one of this installation.")
    private @Nullable String secret;

    @Option(names = "--at", description = "Another moment than now, in seconds since 1970.")
    private @Nullable Long at;

    public Sign(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        var header = sign();
        output.print(Map.of("header", header.name(), "value", header.value()), header::line);
        return 0;
    }

    private Signatures.Header sign() throws IOException {
        var when = at == null ? Instant.now() : Instant.ofEpochSecond(at);
        return switch (provider) {
            case "stripe" -> Signatures.stripe(body(), secret("STRIPE_WEBHOOK_SECRET"), when);
            case "easypost" -> Signatures.easypost(body(), secret("EASYPOST_WEBHOOK_SECRET"));
            default ->
                    throw new Failure(
                            "no such provider: " + provider + "; there are stripe, easypost");
        };
    }

    private String secret(String name) {
        return secret == null ? settings.secret(name) : secret;
    }

    private byte[] body() throws IOException {
        if (file.equals("-")) {
            return System.in.readAllBytes();
        }
        if (!Files.isReadable(Path.of(file))) {
            throw new Failure("cannot read " + file);
        }
        return Files.readAllBytes(Path.of(file));
    }
}
