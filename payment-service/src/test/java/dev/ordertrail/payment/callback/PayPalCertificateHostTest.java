package dev.ordertrail.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalCertificateHostTest {
    private final PayPalCertificateHost paypal = new PayPalCertificateHost("paypal.com");
    private final PayPalCertificateHost local = new PayPalCertificateHost("http://localhost:8090");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://paypal.com/cert",
                "https://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.sandbox.paypal.com:443/v1/notifications/certs/CERT-1",
                "https://API.PayPal.com/cert"
            })
    void paypals_own_hosts_may_be_asked(String address) {
        assertThat(paypal.accepts(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cert",
                "http://api.paypal.com/cert",
                "https://api.paypal.com:8443/cert",
                "https://evilpaypal.com/cert",
                "https://paypal.com.evil.example/cert",
                "https://evil.example/paypal.com",
                "https://evil.example#.paypal.com",
                "https://evil.example?.paypal.com",
                "https://api.paypal.com@evil.example/cert",
                "https://evil.example\\.paypal.com/cert",
                "https://user:secret@api.paypal.com/cert",
                "ftp://api.paypal.com/cert",
                "file:///etc/hosts",
                "//api.paypal.com/cert",
                "https:///cert",
                "http://localhost:8090/cert"
            })
    void nobody_else_may(String address) {
        assertThat(paypal.accepts(address)).isEmpty();
    }

    @Test
    void no_address_is_none() {
        assertThat(paypal.accepts(null)).isEmpty();
    }

    @Test
    void an_origin_stands_for_exactly_itself() {
        assertThat(local.accepts("http://localhost:8090/v1/notifications/certs/CERT-1"))
                .isPresent();
        assertThat(local.accepts("https://localhost:8090/cert")).isEmpty();
        assertThat(local.accepts("http://localhost:8091/cert")).isEmpty();
        assertThat(local.accepts("http://sub.localhost:8090/cert")).isEmpty();
        assertThat(local.accepts("https://api.paypal.com/cert")).isEmpty();
    }
}
