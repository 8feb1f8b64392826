package dev.ordertrail.payment.callback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whom we believe that a certificate is what it says.
///
/// @param anchors where a chain of certificates must end
record PayPalTrust(Set<TrustAnchor> anchors) {
    PayPalTrust {
        anchors = Set.copyOf(anchors);
    }

    /// Trust in whom the JDK trusts.
    static PayPalTrust ofJdk() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(
                        manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .map(issuer -> new TrustAnchor(issuer, null))
                .collect(Collectors.collectingAndThen(Collectors.toSet(), PayPalTrust::new));
    }

    /// Trust in the certificates of a PEM file and in nobody else.
    static PayPalTrust ofFile(Path file) throws GeneralSecurityException, IOException {
        return read(Files.readAllBytes(file)).stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.collectingAndThen(Collectors.toSet(), PayPalTrust::new));
    }

    /// The key of the first certificate of a PEM file, if a chain leads from it to somebody trusted
    /// and all of it is valid at this time.
    PublicKey key(byte[] pem, Instant at) throws GeneralSecurityException {
        var chain = read(pem);
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        var leaf = new X509CertSelector();
        leaf.setCertificate(chain.getFirst());
        var parameters = new PKIXBuilderParameters(anchors, leaf);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(
                false); // the certificate comes fresh from PayPal's own host
        CertPathBuilder.getInstance("PKIX").build(parameters);
        return chain.getFirst().getPublicKey();
    }

    private static List<X509Certificate> read(byte[] pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
