package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.LookupKey.Kind;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.Translation.About;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The keys of a callback: what it says about the order, and the provider's objects that it names.
///
/// @param objects what pays the order: whoever knows the order may remember these
/// @param names what the merchant called the order
record Keys(SequencedSet<LookupKey> objects, SequencedSet<LookupKey> names) {

    static Keys of(About about) {
        var objects = new TreeSet<LookupKey>();
        for (var object : about.objects()) {
            add(objects, Kind.of(object.kind().prefix()), object.id());
        }
        var names = new TreeSet<LookupKey>();
        for (var object : about.objects()) {
            addClaimed(names, object);
        }
        for (var name : about.orderNames()) {
            // Shops write any of the three into any of the fields.
            add(names, Kind.ORDER, name);
            add(names, Kind.NUMBER, name);
            add(names, Kind.REFERENCE, name);
        }
        return new Keys(objects, names);
    }

    /// A storefront that took a payment by PayPal names it where others name Stripe's.
    private static void addClaimed(Collection<LookupKey> names, ProviderObject object) {
        if (object.kind() == ProviderObject.Kind.PAYPAL_ORDER
                || object.kind() == ProviderObject.Kind.CAPTURE) {
            add(names, Kind.PAYMENT_INTENT, object.id());
            add(names, Kind.SESSION, object.id());
        }
    }

    List<LookupKey> all() {
        var all = new TreeSet<>(objects);
        all.addAll(names);
        return List.copyOf(all);
    }

    static List<String> in(String shop, Collection<LookupKey> keys) {
        return keys.stream().map(key -> key.in(shop)).toList();
    }

    /// Hexadecimal names are written in any case.
    private static String plain(Kind kind, String value) {
        var hex = kind == Kind.TRANSACTION || kind == Kind.ESCROW;
        return hex && value.startsWith("0x") ? value.toLowerCase(Locale.ROOT) : value;
    }

    static void add(Collection<LookupKey> keys, Kind kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            keys.add(new LookupKey(kind, plain(kind, value)));
        }
    }
}
