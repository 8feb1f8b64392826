package dev.ordertrail.payment.callback;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where PayPal's certificates may come from. A delivery names its certificate's address itself, so
/// nothing but this stands between a forger and a certificate of his own.
///
/// @param allowed a domain, or an origin with its scheme
record PayPalCertificateHost(String allowed) {

    /// The address, if it may be asked.
    Optional<URI> accepts(@Nullable String address) {
        return parsed(address)
                .filter(uri -> allowed.contains("://") ? isOrigin(uri) : isBelow(uri));
    }

    private static Optional<URI> parsed(@Nullable String address) {
        if (address == null || address.length() > 500) {
            return Optional.empty();
        }
        try {
            var uri = new URI(address);
            return uri.getHost() == null
                            || uri.getRawUserInfo() != null
                            || uri.getFragment() != null
                    ? Optional.empty()
                    : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isBelow(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        var domain = allowed.toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && (host.equals(domain) || host.endsWith("." + domain));
    }

    private boolean isOrigin(URI uri) {
        var origin = URI.create(allowed);
        return origin.getScheme().equalsIgnoreCase(uri.getScheme())
                && uri.getHost().equalsIgnoreCase(origin.getHost())
                && uri.getPort() == origin.getPort();
    }
}
