package dev.ordertrail.orderctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.embedded.TokenKeys;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.ImportFile;
import dev.ordertrail.orderctl.api.Json;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports orders from a file.
@Command(
        name = "import",
        description = {
            "Imports orders from a CSV or NDJSON file of any length, shows how far it is, and names each",
            "row that made no order. Interrupted, it goes on when the same file is imported again: no row",
            "becomes two orders. Exit code 0: every row is an order; 1: some are not, or it stopped."
        },
        footer = {
            "",
            "Examples:",
            "  ./run import orders.csv --shop main",
            "  ./run import jobs.ndjson --shop desk --template logo-design"
        })
public final class Import implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    @Parameters(
            paramLabel = "file",
            description =
                    "CSV with a header row, or NDJSON with the body of an order in each line.")
    private Path file;

    @Option(
            names = "--shop",
            defaultValue = "main",
            description = "The shop that takes the orders (${DEFAULT-VALUE}).")
    private String shop;

    @Option(
            names = "--template",
            description = "A template of the shop, which fills what rows leave out.")
    private @Nullable String template;

    @Option(names = "--format", description = "csv or ndjson; else what the file's name ends in.")
    private @Nullable String format;

    @Option(names = "--title", description = "What people see it by; else the file's name.")
    private @Nullable String title;

    @Option(
            names = "--key",
            description = "Names the import; another key imports the same file once more.")
    private @Nullable String key;

    @Option(
            names = "--as",
            paramLabel = "person",
            defaultValue = "orderctl",
            description = "The member of staff who imports (${DEFAULT-VALUE}).")
    private String person;

    @Option(
            names = "--token",
            paramLabel = "token",
            defaultValue = "${env:ORDERTRAIL_TOKEN}",
            description = "A token of staff, where tokens come from an issuer of your own.")
    private @Nullable String token;

    @Option(
            names = "--patience",
            paramLabel = "seconds",
            defaultValue = "60",
            description = "How long to wait for a service that is away (${DEFAULT-VALUE}).")
    private long patience;

    @Option(
            names = "--rows",
            paramLabel = "number",
            defaultValue = "100",
            description = "How many refused rows to show (${DEFAULT-VALUE}); --json has all.")
    private long most;

    private String drawn = "";

    public Import(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var sent = ImportFile.of(file, format);
        var following =
                new Following(
                        new Http(settings.gateway()),
                        Http.bearer(token()),
                        Duration.ofSeconds(patience),
                        this::draw);
        var name = title == null ? String.valueOf(file.getFileName()) : title;
        var begun = following.sent(sent, key == null ? sent.key(template) : key, name, template);
        var ended = following.ended(begun.path("id").asText());
        output.say("");
        if (output.json()) {
            output.print(whole(following, ended), () -> "");
        } else {
            print(following, ended);
        }
        var clean = ended.at("/rows/refused").asLong() == 0;
        return clean && ended.path("state").asText().equals("done") ? 0 : 1;
    }

    private String token() {
        if (token != null && !token.isBlank()) {
            return token;
        }
        settings.home().create();
        var bearer = new TokenKeys.Bearer(person, shop, List.of("staff"));
        return new Tokens(settings, Clock.systemUTC()).issue(bearer, Duration.ofHours(12));
    }

    private void draw(String progress) {
        if (!output.json() && !progress.equals(drawn)) {
            drawn = progress;
            output.out().print("\r" + progress);
            output.out().flush();
        }
    }

    private static JsonNode whole(Following following, JsonNode ended) {
        var all = Json.object();
        all.set("import", ended);
        var refused = all.putArray("refused");
        following.refused(ended, row -> refused.add(row));
        return all;
    }

    private void print(Following following, JsonNode ended) {
        output.say(summary(ended));
        var shown = new long[1];
        following.refused(
                ended,
                row -> {
                    if (shown[0]++ < most) {
                        output.say(line(row));
                    }
                });
        if (shown[0] > most) {
            output.say("  ... and %,d more: --rows shows more".formatted(shown[0] - most));
        }
    }

    private static String summary(JsonNode ended) {
        var text =
                String.format(
                        Locale.ROOT,
                        "%s: %,d rows, %,d orders, %,d refused (%,d rows a second)  %s",
                        ended.path("state").asText(),
                        ended.at("/rows/read").asLong(),
                        ended.at("/rows/imported").asLong(),
                        ended.at("/rows/refused").asLong(),
                        ended.path("rowsPerSecond").asLong(),
                        ended.path("id").asText());
        return ended.path("why").isTextual() ? text + ": " + ended.path("why").asText() : text;
    }

    /// A row that made no order, with every field that is wrong.
    static String line(JsonNode row) {
        var problem = row.path("problem");
        var text = new StringBuilder("  row ").append(row.path("row").asText());
        if (row.path("reference").isTextual()) {
            text.append(" (").append(row.path("reference").asText()).append(')');
        }
        text.append(": ").append(problem.path("code").asText());
        if (problem.path("errors").isEmpty()) {
            text.append(": ").append(problem.path("detail").asText());
        }
        for (var error : problem.path("errors")) {
            text.append("; ").append(error.path("field").asText());
            text.append(' ').append(error.path("message").asText());
        }
        return text.toString();
    }
}
