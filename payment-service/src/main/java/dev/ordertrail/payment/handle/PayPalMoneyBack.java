package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.domain.Match;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Links;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.paypal.PayPalSays.SentBack;
import dev.ordertrail.payment.translate.paypal.PayPalTranslator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money that PayPal says went back. How much of a payment that is, is known once its capture is.
@ApplicationScoped
class PayPalMoneyBack {
    private final RecordPayment record;

    PayPalMoneyBack(RecordPayment record) {
        this.record = record;
    }

    /// Records it, or says what it waits for.
    Outcome record(Connection c, ShopMessage message, SentBack back) throws SQLException {
        var keys = Keys.of(back.about());
        var match = Match.of(Links.find(c, message.shop(), keys.all()));
        if (!(match instanceof Match.One(var orderId))) {
            return record.record(c, PayPalTranslator.PROVIDER, message, told(back, back.amount()));
        }
        var captured = captured(c, orderId, back);
        return captured.isPresent()
                ? record.record(c, PayPalTranslator.PROVIDER, message, told(back, captured.get()))
                : new Outcome.Waits(
                        List.of(captureKey(message.shop(), back.about().paymentId())),
                        "what was captured is not known yet");
    }

    /// What a refund waits for whose capture is not known.
    static String captureKey(String shop, String capture) {
        return shop + "/captured:" + capture;
    }

    /// What came in by this payment. Before PayPal told, a refund of all that the order asks is a
    /// full refund whatever else comes.
    private static Optional<Money> captured(Connection c, String orderId, SentBack back)
            throws SQLException {
        var total = Expectations.lock(c, orderId).orElseThrow().total();
        var name = new Payments.Name(orderId, back.about().paymentId(), PayPalTranslator.PROVIDER);
        @Nullable Money captured = Payments.lock(c, name).captured();
        return Optional.ofNullable(captured)
                .or(() -> Optional.of(level(back)).filter(total::equals));
    }

    private static Happened told(SentBack back, Money captured) {
        var fact =
                new PaymentRefunded(
                        back.about().paymentId(), PayPalTranslator.PROVIDER, level(back), captured);
        return new Happened(back.about(), back.at(), new Told(fact));
    }

    private static Money level(SentBack back) {
        var soFar = back.soFar();
        return soFar == null ? back.amount() : soFar;
    }
}
