package dev.ordertrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StackResourceIT {
    @Test
    void names_a_database_that_both_roles_can_enter() throws Exception {
        var config = start("payment");
        for (var role : new String[] {"PAYMENT_DB_USER", "PAYMENT_DB_OWNER"}) {
            var password = role.replace("USER", "PASSWORD").replace("OWNER", "OWNER_PASSWORD");
            try (var connection =
                    DriverManager.getConnection(
                            config.get("PAYMENT_DB_URL"), config.get(role), config.get(password))) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void names_the_key_that_test_tokens_are_signed_with() throws Exception {
        var location = String.valueOf(start("").get("ORDERTRAIL_TOKEN_JWKS"));
        var pem = Files.readString(Path.of(location.substring("file:".length())));
        var der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        var consumer =
                new JwtConsumerBuilder()
                        .setVerificationKey(key)
                        .setExpectedIssuer(TestTokens.ISSUER)
                        .setRequireExpirationTime()
                        .build();

        var claims = consumer.processToClaims(TestTokens.token("seller456", "seller"));

        assertThat(claims.getSubject()).isEqualTo("seller456");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("seller");
        assertThat(claims.getClaimValue("shop")).isEqualTo("main");
    }

    private static Map<String, String> start(String service) {
        var resource = new StackResource();
        resource.init(Map.of("service", service));
        return resource.start();
    }
}
