package dev.ordertrail.orderctl.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.embedded.FreePorts;
import dev.ordertrail.orderctl.OrderCtl;
import dev.ordertrail.orderctl.api.Json;
import dev.ordertrail.orderctl.settings.Home;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {
    @TempDir Path directory;

    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();

    @Test
    void token_prints_a_token_for_that_person() {
        assertThat(run("token", "buyer123", "--role", "buyer,staff", "--shop", "books")).isZero();

        var claims = claims(said.toString());
        assertThat(claims.path("sub").asText()).isEqualTo("buyer123");
        assertThat(claims.path("shop").asText()).isEqualTo("books");
        assertThat(claims.path("groups"))
                .extracting(JsonNode::asText)
                .containsExactly("buyer", "staff");
        assertThat(claims.path("iss").asText()).isEqualTo(Settings.OWN_ISSUER);
    }

    @Test
    void token_refuses_a_role_that_does_not_exist() {
        assertThat(run("token", "buyer123", "--role", "king")).isEqualTo(1);
        assertThat(complained.toString()).contains("no such role: [king]");
    }

    @Test
    void token_refuses_when_tokens_come_from_elsewhere() {
        var elsewhere = Map.of("ORDERTRAIL_TOKEN_ISSUER", "https://id.example");
        assertThat(run(elsewhere, "token", "buyer123", "--role", "buyer")).isEqualTo(1);
        assertThat(complained.toString()).contains("tokens come from https://id.example");
    }

    @Test
    void sign_prints_a_header_for_the_very_bytes_of_a_file() throws Exception {
        var body = Files.writeString(directory.resolve("body.json"), "{}");
        var arguments =
                new String[] {"sign", "stripe", body.toString(), "--secret", "s", "--at", "1"};
        assertThat(run(arguments)).isZero();
        assertThat(said.toString()).startsWith("Stripe-Signature: t=1,v1=").hasLineCount(1);
    }

    @Test
    void sign_knows_which_providers_there_are() {
        assertThat(run("sign", "acme", "body.json")).isEqualTo(1);
        assertThat(complained.toString()).contains("no such provider: acme");
    }

    @Test
    void status_says_that_nothing_runs() {
        assertThat(run("status", "--json")).isEqualTo(1);
        assertThat(Json.read(said.toString()))
                .hasSize(9)
                .allMatch(part -> part.path("state").asText().equals("down"));
    }

    @Test
    void stop_and_reset_are_content_when_there_is_nothing() {
        assertThat(run("stop")).isZero();
        assertThat(run("reset", "--yes")).isZero();
        assertThat(said.toString()).contains("nothing was running");
    }

    @Test
    void every_command_has_help() {
        for (var name : OrderCtl.commandLine(settings(Map.of())).getSubcommands().keySet()) {
            assertThat(run(name, "--help")).describedAs(name).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "15m, PT15M", "12h, PT12H", "7d, PT168H"})
    void durations_are_written_short(String text, Duration meant) {
        assertThat(Token.duration(text)).isEqualTo(meant);
    }

    @Test
    void the_demo_knows_which_days_there_are() {
        assertThat(run("demo", "--shop", "bakery")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("no such demo: bakery", "marketplace, digital, service, hosting, retail");
    }

    @Test
    void the_demo_says_when_nobody_is_there() {
        assertThat(run("demo", "--shop", "service")).isEqualTo(1);
        assertThat(complained.toString()).contains("nobody answers at").contains("./run status");
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return OrderCtl.commandLine(settings(environment))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained))
                .execute(arguments);
    }

    private Settings settings(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        Stream.of(
                        "ORDERTRAIL",
                        "ORDER",
                        "PAYMENT",
                        "SHIPPING",
                        "NOTIFICATION",
                        "TRACKING",
                        "PROVIDERS",
                        "KAFKA",
                        "POSTGRES")
                .forEach(name -> all.put(name + "_PORT", Integer.toString(FreePorts.next())));
        return new Settings(all, new Home(directory, directory.resolve(".ordertrail")));
    }

    private static JsonNode claims(String token) {
        var payload = token.strip().split("\\.", -1)[1];
        return Json.read(
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
