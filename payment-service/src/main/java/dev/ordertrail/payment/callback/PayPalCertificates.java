package dev.ordertrail.payment.callback;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keys of PayPal's certificates, by their address. PayPal has a handful of them and signs all
/// deliveries with these, so each is fetched about once a day.
class PayPalCertificates {
    private static final Logger LOG = Logger.getLogger(PayPalCertificates.class);
    private static final int OK = 200;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_ADDRESSES = 64;

    private final HttpClient http;
    private final Duration timeout;
    private final Duration keep;
    private final PayPalTrust trust;
    private final Clock clock;
    private final ConcurrentHashMap<URI, Held> held = new ConcurrentHashMap<>();

    /// Whoever sends nonsense makes us ask PayPal; not many times at once.
    private final Semaphore fetching = new Semaphore(4);

    PayPalCertificates(PayPalConfig config, PayPalTrust trust, Clock clock) {
        timeout = config.fetchTimeout();
        keep = config.keepCertificates();
        this.trust = trust;
        this.clock = clock;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// @param pem null: there was none when it was last asked
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, read only here
    private record Held(byte @Nullable [] pem, Instant until) {}

    /// The key at this address; empty when nothing trustworthy is there.
    ///
    /// The chain is checked each time: what was valid yesterday may have expired.
    Optional<PublicKey> key(URI address) {
        var now = clock.instant();
        var known = held.get(address);
        if (known == null || !known.until.isAfter(now)) {
            known = fetch(address, now);
        }
        var pem = known.pem;
        return pem == null ? Optional.empty() : trusted(pem, now);
    }

    private Optional<PublicKey> trusted(byte[] pem, Instant now) {
        try {
            return Optional.of(trust.key(pem, now));
        } catch (GeneralSecurityException e) {
            LOG.warnf("a certificate of PayPal's is not trusted: reason=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private Held fetch(URI address, Instant now) {
        if (held.size() >= MOST_ADDRESSES) {
            held.clear();
        }
        var pem = download(address);
        // What is not there is not asked for by every forged delivery again.
        var answer = new Held(pem, now.plus(pem == null ? timeout : keep));
        held.put(address, answer);
        return answer;
    }

    private byte @Nullable [] download(URI address) {
        if (!fetching.tryAcquire()) {
            return null;
        }
        try {
            var request = HttpRequest.newBuilder(address).timeout(timeout).GET().build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() == OK ? bounded(body) : null;
            }
        } catch (IOException e) {
            LOG.warnf("PayPal's certificate could not be fetched: reason=%s", e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            fetching.release();
        }
    }

    private static byte @Nullable [] bounded(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES ? null : bytes;
    }
}
