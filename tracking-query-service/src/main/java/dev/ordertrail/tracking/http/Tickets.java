package dev.ordertrail.tracking.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.kit.access.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tickets that open one stream for a short while. Every replica of a deployment takes the tickets
/// of the others: the key is derived from the deployment's own; without one, it is good for this
/// process.
@Singleton
public class Tickets {
    private static final String HMAC = "HmacSHA256";
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final SecretKeySpec key;
    private final TrackingConfig config;

    @Inject
    Tickets(@ConfigProperty(name = "ordertrail.kek") Optional<String> kek, TrackingConfig config) {
        this.key = new SecretKeySpec(derived(kek.filter(k -> !k.isBlank())), HMAC);
        this.config = config;
    }

    /// What a ticket says: who may open which stream, until when.
    record Ticket(Caller caller, String stream, Instant until) {}

    /// A ticket for one stream.
    String issue(Caller caller, String stream) {
        var until = Clock.systemUTC().instant().plus(config.live().ticket());
        try {
            var body = JSON.writeValueAsBytes(new Ticket(caller, stream, until));
            return encoded(body) + "." + encoded(mac(key, body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Who a ticket opens this stream for; empty when it does not.
    Optional<Caller> open(String word, String stream) {
        var dot = word.indexOf('.');
        if (dot < 0 || word.length() > 4000) {
            return Optional.empty();
        }
        try {
            var body = Base64.getUrlDecoder().decode(word.substring(0, dot));
            var sign = Base64.getUrlDecoder().decode(word.substring(dot + 1));
            if (!MessageDigest.isEqual(sign, mac(key, body))) {
                return Optional.empty();
            }
            var ticket = JSON.readValue(body, Ticket.class);
            var good =
                    ticket.stream().equals(stream)
                            && ticket.until().isAfter(Clock.systemUTC().instant());
            return good ? Optional.of(ticket.caller()) : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// How long a ticket is good.
    long seconds() {
        return config.live().ticket().toSeconds();
    }

    private static byte[] derived(Optional<String> kek) {
        return kek.map(k ->
                        mac(
                                new SecretKeySpec(k.getBytes(UTF_8), HMAC),
                                "live tickets".getBytes(UTF_8)))
                .orElseGet(() -> {
                    var random = new byte[32];
                    new SecureRandom().nextBytes(random);
                    return random;
                });
    }

    private static byte[] mac(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
