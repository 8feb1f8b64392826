package dev.ordertrail.payment.gateway.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.ordertrail.payment.gateway.CallFailed;
import java.net.ConnectException;
import java.net.UnknownHostException;

/// What a failed call of the library's means.
final class StripeCall {
    private static final int IN_PROGRESS = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private StripeCall() {}

    /// A call by the library.
    interface Call<T> {
        T made() throws StripeException;
    }

    static <T> T of(Call<T> call) throws CallFailed {
        try {
            return call.made();
        } catch (ApiConnectionException e) {
            // Whoever was never reached has done nothing; who was reached may have.
            throw unreached(e)
                    ? new CallFailed.Later("unreachable", e)
                    : new CallFailed.Unknown("no_answer", e);
        } catch (RateLimitException e) {
            throw new CallFailed.Later("rate_limit", e);
        } catch (StripeException e) {
            throw answered(e);
        }
    }

    private static boolean unreached(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static CallFailed answered(StripeException e) {
        var status = e.getStatusCode();
        if (status == null || status >= SERVER_ERROR) {
            return new CallFailed.Unknown("provider_error", e);
        }
        return switch (status) {
            case IN_PROGRESS -> new CallFailed.Unknown("in_progress", e);
            case TOO_MANY -> new CallFailed.Later("rate_limit", e);
            default -> new CallFailed.Refused(code(e, status), e);
        };
    }

    private static String code(StripeException e, int status) {
        var code = e.getCode();
        return code == null || !code.matches("[a-z0-9_]{1,100}") ? "status_" + status : code;
    }
}
