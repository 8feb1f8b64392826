package dev.ordertrail.orderctl.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/// Secrets made on first start and kept in a file that only its owner reads.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    /// The stored secret of that name, made now if there is none.
    synchronized String get(String name) {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var made = maker(name).get();
        values.setProperty(name, made);
        store();
        return made;
    }

    private static Supplier<String> maker(String name) {
        if (name.equals("ORDERTRAIL_KEK")) {
            return () -> Base64.getEncoder().encodeToString(random(32));
        }
        return name.startsWith("STRIPE_WEBHOOK_SECRET") ? () -> "whsec_" + hex(24) : () -> hex(24);
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static byte[] random(int bytes) {
        var made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    private void store() {
        try {
            var ownerOnly =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Files.createDirectories(file.getParent());
            var next = Files.createTempFile(file.getParent(), "secrets", ".new", ownerOnly);
            try (var out = Files.newBufferedWriter(next)) {
                values.store(out, "Made on first start. Whoever reads this can read everything.");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
