package dev.ordertrail.shipping.handle;

import dev.ordertrail.shipping.domain.Carriers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a carrier's message waits for until its parcel is registered: `code:UPS:1Z...`, and
/// `code:1Z...` for parcels whose carrier nobody has said.
final class WaitingKeys {

    private WaitingKeys() {}

    static List<String> of(@Nullable String carrier, String trackingNumber) {
        var keys = new ArrayList<String>();
        var named = Carriers.named(carrier);
        if (named != null) {
            keys.add("code:" + named + ":" + trackingNumber);
        }
        keys.add("code:" + trackingNumber);
        return keys;
    }
}
