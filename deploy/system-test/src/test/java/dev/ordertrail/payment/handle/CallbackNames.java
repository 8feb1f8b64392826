package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.LookupKey.Kind;
import dev.ordertrail.payment.translate.Translation.About;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets a test outside this package name callbacks and facts exactly as the handler does.
public final class CallbackNames {
    private CallbackNames() {}

    public static Collection<LookupKey> objects(About about) {
        return Keys.of(about).objects();
    }

    public static List<LookupKey> all(About about) {
        return Keys.of(about).all();
    }

    public static void add(Collection<LookupKey> keys, Kind kind, @Nullable String value) {
        Keys.add(keys, kind, value);
    }

    public static String fact(String provider, String message) {
        return FactIds.ofMessage(provider, message);
    }
}
