package dev.ordertrail.order.handle;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.store.OrderHeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Order numbers that differ by one slip of a finger from one that does not exist. Only staff are
/// told: for anybody else they would be a way to guess.
@ApplicationScoped
class NearMisses {
    private static final int MOST = 5;

    private final Tx tx;
    private final OrderHeads heads;

    NearMisses(Tx tx, OrderHeads heads) {
        this.tx = tx;
        this.heads = heads;
    }

    List<String> of(Caller caller, String number) {
        if (!caller.hasAny(Role.STAFF, Role.ADMIN) || !number.matches("[A-Za-z0-9-]{4,40}")) {
            return List.of();
        }
        var candidates = slips(number.toUpperCase(java.util.Locale.ROOT));
        return tx.in(c -> heads.numbers(c, caller.shop(), candidates, MOST));
    }

    /// Every text that is one changed, swapped, lost or added digit away; and the same in capitals.
    static Set<String> slips(String number) {
        var slips = new LinkedHashSet<String>();
        slips.add(number);
        for (var i = 0; i < number.length(); i++) {
            var head = number.substring(0, i);
            var tail = number.substring(i + 1);
            if (Character.isDigit(number.charAt(i))) {
                for (var digit = '0'; digit <= '9'; digit++) {
                    slips.add(head + digit + tail);
                    slips.add(head + digit + number.charAt(i) + tail);
                }
                slips.add(head + tail);
            }
            if (!tail.isEmpty()) {
                slips.add(head + tail.charAt(0) + number.charAt(i) + tail.substring(1));
            }
        }
        return slips;
    }
}
