package dev.ordertrail.kit.seal;

import com.google.crypto.tink.Aead;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Sealed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.util.Base64;
import java.util.Optional;

/// Seals and opens personal data. A box is nonce (12 bytes), ciphertext and tag, as NIST SP 800-38D
/// has them; the person is authenticated with it, so a box that is moved to another person does not
/// open.
@Singleton
public class Sealing {
    private final PersonKeys keys;
    private final KeyFeed feed;
    private final Counter shut;

    @Inject
    Sealing(PersonKeys keys, KeyFeed feed, MeterRegistry metrics) {
        this.keys = keys;
        this.feed = feed;
        shut = metrics.counter("ordertrail.seal.shut");
    }

    /// Seals personal data.
    ///
    /// @throws IllegalStateException when the person has no key; see [PersonKeys#ensure]
    public Sealed seal(Connection connection, String person, PersonalData data) {
        return seal(connection, person, EventJson.write(data));
    }

    /// Seals a text: a note, a message.
    ///
    /// @throws IllegalStateException when the person has no key
    public Sealed sealText(Connection connection, String person, String text) {
        return seal(connection, person, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The personal data; empty when the key was destroyed, or the box was tampered with.
    public Optional<PersonalData> open(Sealed sealed) {
        return opened(sealed).map(EventJson::readPersonal);
    }

    /// The text; empty when the key was destroyed, or the box was tampered with.
    public Optional<String> openText(Sealed sealed) {
        return opened(sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// Whether this box can be opened still: whoever keeps its content asks before they show it
    /// again. Its person may have another key by now, which does not open it.
    public boolean opens(Sealed sealed) {
        return keys.find(sealed.person()).flatMap(key -> decrypted(key, sealed)).isPresent();
    }

    private Sealed seal(Connection connection, String person, byte[] plain) {
        var key =
                keys.find(connection, person)
                        .orElseThrow(() ->
                                new IllegalStateException("a person has no key to seal with"));
        return seal(key, person, plain);
    }

    static Sealed seal(Aead key, String person, byte[] plain) {
        try {
            var box = key.encrypt(plain, context(person));
            return new Sealed(person, Base64.getUrlEncoder().withoutPadding().encodeToString(box));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    private Optional<byte[]> opened(Sealed sealed) {
        var key = keys.find(sealed.person());
        if (key.isEmpty() && !keys.isErased(sealed.person())) {
            feed.catchUp(); // the key may be on its way, on another topic
            key = keys.find(sealed.person());
        }
        var plain = key.flatMap(aead -> decrypted(aead, sealed));
        if (plain.isEmpty()) {
            shut.increment();
        }
        return plain;
    }

    private static Optional<byte[]> decrypted(Aead key, Sealed sealed) {
        try {
            return Optional.of(
                    key.decrypt(
                            Base64.getUrlDecoder().decode(sealed.box()), context(sealed.person())));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] context(String person) {
        return person.getBytes(StandardCharsets.UTF_8);
    }
}
