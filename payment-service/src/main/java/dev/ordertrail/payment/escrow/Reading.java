package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.Place;
import dev.ordertrail.payment.escrow.ChainNode.Log;
import dev.ordertrail.payment.escrow.Mapping.Means;
import dev.ordertrail.payment.escrow.Mapping.Meant;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node's log, read by a mapping.
final class Reading {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The parameters that a mapping may point at.
    private static final List<String> WANTED =
            List.of("escrow", "order", "amount", "token", "dispute", "ruling", "payee", "expires");

    private static final int LONGEST_NAME = 200;

    private Reading() {}

    /// What the log says. One that does not fit its event is kept as `NOTED`, without an escrow: it
    /// is for a human to see what the contract has become.
    static ChainLog of(Mapping mapping, Log log, Instant mined) {
        var place = new Place(log.block(), log.blockHash(), log.index(), log.transaction());
        var meant = mapping.of(log.topics()).orElseThrow();
        try {
            var said = meant.event().decode(log.topics(), log.data());
            return read(place, meant, said, mined);
        } catch (AbiEvent.Misfit e) {
            return new ChainLog(
                    place,
                    meant.event().name(),
                    Means.NOTED.name(),
                    null,
                    null,
                    null,
                    null,
                    json(Map.of("unreadable", log.data())),
                    mined);
        }
    }

    private static ChainLog read(
            Place place, Meant meant, Map<String, String> said, Instant mined) {
        var fields = new HashMap<String, String>();
        for (var wanted : WANTED) {
            var parameter = meant.fields().get(wanted);
            if (parameter != null) {
                fields.put(wanted, said.getOrDefault(parameter, ""));
            }
        }
        if (isLong(fields.get("escrow")) || isLong(fields.get("dispute"))) {
            throw new AbiEvent.Misfit("a name is too long to be one", null);
        }
        var ruling = meant.rulings().get(fields.getOrDefault("ruling", ""));
        if (ruling != null) {
            fields.put("decision", ruling);
        }
        var amount = fields.get("amount");
        return new ChainLog(
                place,
                meant.event().name(),
                meant.means().name(),
                fields.get("escrow"),
                fields.get("dispute"),
                low(fields.get("token")),
                amount == null ? null : new BigInteger(amount),
                json(Map.of("fields", fields, "parameters", said)),
                mined);
    }

    private static boolean isLong(@Nullable String name) {
        return name != null && name.length() > LONGEST_NAME;
    }

    private static @Nullable String low(@Nullable String address) {
        return address == null ? null : address.toLowerCase(Locale.ROOT);
    }

    private static String json(Map<String, ?> said) {
        return JSON.valueToTree(said).toString();
    }
}
