package dev.ordertrail.kit.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Wraps the keys of persons; `ORDERTRAIL_KEK`, 32 bytes in base64.
@Singleton
public class KeyEncryptionKey {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final @Nullable Aead kek;

    @Inject
    KeyEncryptionKey(@ConfigProperty(name = "ordertrail.kek") Optional<String> base64) {
        this(base64.filter(text -> !text.isBlank()).orElse(null));
    }

    /// @param base64 32 bytes; null for a process that neither seals nor opens
    /// @throws IllegalArgumentException when it is no key of 32 bytes
    public KeyEncryptionKey(@Nullable String base64) {
        kek = base64 == null ? null : aead(decoded(base64));
    }

    /// A new key, wrapped for this person.
    String newKey(String person) {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(kek().encrypt(key, context(person)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrapping failed", e);
        }
    }

    /// The person's key, ready for use.
    ///
    /// @throws GeneralSecurityException when it was wrapped by another key-encryption key or for
    ///   another person
    Aead unwrap(String person, String wrapped) throws GeneralSecurityException {
        return aead(kek().decrypt(Base64.getUrlDecoder().decode(wrapped), context(person)));
    }

    private Aead kek() {
        if (kek == null) {
            throw new IllegalStateException("ORDERTRAIL_KEK is not set");
        }
        return kek;
    }

    private static byte[] context(String person) {
        return ("person-key:" + person).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        var key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("ORDERTRAIL_KEK must be 32 bytes in base64");
        }
        return key;
    }

    private static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }
}
