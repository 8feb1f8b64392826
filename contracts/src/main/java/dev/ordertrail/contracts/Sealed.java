package dev.ordertrail.contracts;

/// Personal data as it travels and rests: unreadable without the key of its person, which is
/// distributed on `person-keys` and can be destroyed.
///
/// @param person whose key opens it
/// @param box base64url of nonce (12 bytes), ciphertext and tag: AES-256-GCM (NIST SP 800-38D)
public record Sealed(String person, String box) {}
