package dev.ordertrail.orderctl.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {
    @TempDir Path directory;

    @Test
    void a_secret_is_made_once_and_only_its_owner_reads_it() throws IOException {
        var made = settings(Map.of()).secret("ORDERTRAIL_KEK");

        assertThat(Base64.getDecoder().decode(made)).hasSize(32);
        assertThat(settings(Map.of()).secret("ORDERTRAIL_KEK")).isEqualTo(made);
        var file = directory.resolve(".ordertrail/secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_the_user_sets_wins() {
        var settings =
                settings(Map.of("STRIPE_WEBHOOK_SECRET", "whsec_mine", "ORDER_PORT", "9999"));

        assertThat(settings.secret("STRIPE_WEBHOOK_SECRET")).isEqualTo("whsec_mine");
        assertThat(settings.address(Service.ORDER)).hasPort(9999);
        assertThat(settings.environmentOf(Service.PAYMENT))
                .containsEntry("STRIPE_WEBHOOK_SECRET", "whsec_mine")
                .containsEntry("ORDER_PORT", "9999");
    }

    @Test
    void a_service_gets_its_own_database_and_no_other() {
        assertThat(settings(Map.of()).environmentOf(Service.ORDER))
                .containsEntry("ORDER_DB_USER", "ordertrail_order")
                .containsEntry("ORDER_DB_OWNER", "ordertrail_order_owner")
                .containsKeys("ORDER_DB_URL", "ORDER_DB_PASSWORD", "ORDER_DB_OWNER_PASSWORD")
                .doesNotContainKeys("PAYMENT_DB_PASSWORD", "STRIPE_WEBHOOK_SECRET");
    }

    @Test
    void the_shops_of_the_demo_are_served_each_with_secrets_of_its_own() throws IOException {
        var file = directory.resolve("order-service/src/main/resources/shops/demo.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "shops: []");
        var settings = settings(Map.of());

        assertThat(settings.environmentOf(Service.ORDER))
                .containsEntry("ORDERTRAIL_SHOPS", file.toString())
                .doesNotContainKey("STRIPE_WEBHOOK_SECRET_KEYS");
        assertThat(settings.environmentOf(Service.PAYMENT))
                .containsEntry(
                        "STRIPE_WEBHOOK_SECRET_KEYS",
                        settings.secretOf("keys", "STRIPE_WEBHOOK_SECRET"))
                .doesNotContainEntry(
                        "STRIPE_WEBHOOK_SECRET_KEYS", settings.secret("STRIPE_WEBHOOK_SECRET"));
        assertThat(settings.secretOf("keys", "STRIPE_WEBHOOK_SECRET")).startsWith("whsec_");
    }

    @Test
    void shops_that_the_user_names_are_served_instead() {
        var settings = settings(Map.of("ORDERTRAIL_SHOPS", "mine.yaml"));

        assertThat(settings.demoShops()).isEmpty();
        assertThat(settings.environmentOf(Service.ORDER)).doesNotContainKey("ORDERTRAIL_SHOPS");
        assertThat(settings.environmentOf(Service.PAYMENT))
                .doesNotContainKey("STRIPE_WEBHOOK_SECRET_KEYS");
    }

    @Test
    void without_an_account_each_shop_is_a_merchant_of_the_providers_on_this_machine()
            throws IOException {
        var file = directory.resolve("order-service/src/main/resources/shops/demo.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "shops: []");
        var settings = settings(Map.of("PROVIDERS_PORT", "8091"));

        var payments = settings.environmentOf(Service.PAYMENT);
        assertThat(payments)
                .containsEntry("STRIPE_API_BASE", "http://localhost:8091")
                .containsEntry("STRIPE_API_KEY", "sk_test_local_main")
                .containsEntry("STRIPE_API_KEY_KEYS", "sk_test_local_keys")
                .containsEntry("PAYPAL_API_BASE", "http://localhost:8091")
                .containsEntry("PAYPAL_CLIENT_ID_KEYS", "local_keys")
                .containsEntry("PAYPAL_CERT_HOST", "http://localhost:8091");
        assertThat(Path.of(payments.get("PAYPAL_CERT_TRUST"))).exists();
        assertThat(settings.providers().environment())
                .containsEntry("PAYPAL_WEBHOOK_ID", payments.get("PAYPAL_WEBHOOK_ID"))
                .containsEntry(
                        "STRIPE_WEBHOOK_SECRET_KEYS", payments.get("STRIPE_WEBHOOK_SECRET_KEYS"));
        assertThat(settings.environmentOf(Service.ORDER)).doesNotContainKey("STRIPE_API_KEY");
        assertThat(settings.environmentOf(Service.TRACKING))
                .containsEntry("PROVIDERS_PUBLIC_URL", "http://localhost:8091/");
    }

    @Test
    void a_key_of_the_stand_in_is_no_account() {
        assertThat(settings(Map.of("STRIPE_API_KEY", "sk_test_local_main")).providers())
                .returns(true, LocalProviders::isStripe);
    }

    @Test
    void containers_find_a_secret_for_each_shop_of_the_demo() {
        var settings = settings(Map.of("ORDERTRAIL_SHOPS", "classpath:shops/demo.yaml"));
        settings.makeShopSecrets();

        assertThat(settings.home().secrets())
                .content()
                .contains("STRIPE_WEBHOOK_SECRET_KEYS=", "PAYPAL_WEBHOOK_ID_AGENT=");
    }

    @Test
    void with_an_account_the_real_provider_is_called_and_nothing_else_changes() {
        var settings = settings(Map.of("STRIPE_API_KEY", "sk_test_mine"));

        assertThat(settings.environmentOf(Service.PAYMENT))
                .doesNotContainKeys("STRIPE_API_BASE", "STRIPE_API_KEY")
                .containsKeys("STRIPE_WEBHOOK_SECRET", "PAYPAL_API_BASE");
        assertThat(settings.providers().environment()).doesNotContainKey("STRIPE_WEBHOOK_SECRET");
        var real = settings(Map.of("STRIPE_API_KEY", "sk", "PAYPAL_CLIENT_ID", "id"));
        assertThat(real.providers()).returns(false, LocalProviders::areUsed);
        assertThat(real.environmentOf(Service.TRACKING)).doesNotContainKey("PROVIDERS_PUBLIC_URL");
    }

    @Test
    void brokers_and_databases_of_the_users_own_are_used_instead() {
        var settings =
                settings(
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS",
                                "kafka.example:9092",
                                "ORDER_DB_URL",
                                "jdbc:postgresql://db.example/orders"));

        assertThat(settings.servers().ownKafka()).isTrue();
        assertThat(settings.servers().embeddedDatabases()).hasSize(4);
        assertThat(settings.environmentOf(Service.ORDER)).doesNotContainKey("ORDER_DB_URL");
    }

    @Test
    void the_own_key_pair_is_off_once_an_issuer_is_configured() {
        assertThat(settings(Map.of()).tokenKeys()).isPresent();
        assertThat(settings(Map.of("ORDERTRAIL_TOKEN_ISSUER", "https://id.example")).tokenKeys())
                .isEmpty();
    }

    @Test
    void a_port_that_is_none_is_named() {
        assertThatThrownBy(() -> settings(Map.of("ORDERTRAIL_PORT", "many")).gatewayPort())
                .hasMessage("ORDERTRAIL_PORT is not a port: many");
    }

    private Settings settings(Map<String, String> environment) {
        return new Settings(environment, new Home(directory, directory.resolve(".ordertrail")));
    }
}
