package dev.ordertrail.orderctl.api;

import dev.ordertrail.orderctl.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A file of orders to be imported, read as it is sent.
///
/// @param mediaType text/csv or application/x-ndjson
/// @param bytes its length
public record ImportFile(Path path, String mediaType, long bytes) {
    private static final int BUFFER = 64 * 1024;
    private static final int KEY_BYTES = 16;

    /// A file that can be read.
    ///
    /// @param format csv or ndjson; null: what its name ends in
    /// @throws Failure when it cannot, or nobody knows how it is written
    public static ImportFile of(Path path, @Nullable String format) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new Failure("no such file: " + path);
        }
        try {
            return new ImportFile(path, mediaType(path, format), Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Always the same for the same bytes and the same template, so that an import that was
    /// interrupted goes on and a finished one is not begun again.
    public String key(@Nullable String template) {
        try (var in = Files.newInputStream(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.valueOf(template).getBytes(StandardCharsets.UTF_8));
            var buffer = new byte[BUFFER];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return "file-" + HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /// Its bytes as a request's body.
    ///
    /// @param sent is told how many have gone
    public BodyPublisher body(LongConsumer sent) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new Counted(open(), sent)), bytes);
    }

    private InputStream open() {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mediaType(Path path, @Nullable String format) {
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        var ending = format == null ? name.substring(name.lastIndexOf('.') + 1) : format;
        return switch (ending) {
            case "csv", "tsv" -> "text/csv";
            case "ndjson", "jsonl" -> "application/x-ndjson";
            default -> throw new Failure("how is " + path + " written? --format csv or ndjson");
        };
    }

    /// Counts what is read of it.
    private static final class Counted extends FilterInputStream {
        private final LongConsumer sent;
        private long count;

        private Counted(InputStream in, LongConsumer sent) {
            super(in);
            this.sent = sent;
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            var n = super.read(to, from, most);
            count += Math.max(0, n);
            sent.accept(count);
            return n;
        }
    }
}
