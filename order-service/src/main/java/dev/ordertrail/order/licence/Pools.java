package dev.ordertrail.order.licence;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.order.catalog.StockDesk;
import dev.ordertrail.order.store.KeyPools;
import dev.ordertrail.order.store.KeysOwing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Fills pools and counts what is in them.
@ApplicationScoped
public class Pools {
    private final StockDesk listings;
    private final KeyPools keys;
    private final KeysOwing owing;
    private final PersonKeys persons;
    private final Sealing sealing;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Pools(
            StockDesk listings,
            KeyPools keys,
            KeysOwing owing,
            PersonKeys persons,
            Sealing sealing,
            Fingerprints fingerprints,
            Clock clock) {
        this.listings = listings;
        this.keys = keys;
        this.owing = owing;
        this.persons = persons;
        this.sealing = sealing;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /// Puts keys into the pool of a listing.
    ///
    /// @throws ProblemException NOT_FOUND, FORBIDDEN; LISTING_UNAVAILABLE when it is not sold by
    ///   key
    public Uploaded fill(Connection c, Caller caller, String listing, Upload upload)
            throws SQLException {
        pool(c, caller, listing);
        var person = "pool:" + caller.shop() + ":" + listing;
        persons.ensure(c, List.of(person));
        var duplicates = new ArrayList<Uploaded.Duplicate>();
        var fresh = fresh(c, caller.shop(), person, upload, duplicates);
        var added =
                keys.add(
                        c,
                        new KeyPools.Pool(caller.shop(), listing, person),
                        List.copyOf(fresh.values()),
                        caller.id(),
                        clock.instant());
        fresh.forEach((line, key) -> {
            if (!added.contains(key.keyId())) {
                duplicates.add(new Uploaded.Duplicate(line, key.lastFour()));
            }
        });
        duplicates.sort(Comparator.comparingInt(Uploaded.Duplicate::line));
        return new Uploaded(added.size(), duplicates);
    }

    /// How many keys a pool has, by state; `owed`: how many completed orders still wait for.
    ///
    /// @throws ProblemException NOT_FOUND, FORBIDDEN, LISTING_UNAVAILABLE
    public Map<String, Long> count(Connection c, Caller caller, String listing)
            throws SQLException {
        pool(c, caller, listing);
        var counts =
                keys.counts(c, caller.shop(), List.of(listing)).getOrDefault(listing, Map.of());
        var all = new LinkedHashMap<String, Long>();
        for (var state : List.of("free", "assigned", "suspended", "revoked")) {
            all.put(state, counts.getOrDefault(state, 0L));
        }
        all.put("owed", owing.owed(c, caller.shop(), listing));
        return all;
    }

    private void pool(Connection c, Caller caller, String listing) throws SQLException {
        if (!"DIGITAL".equals(listings.mine(c, caller, listing).kind())) {
            throw new ProblemException(
                    Code.LISTING_UNAVAILABLE,
                    "This listing is not sold by licence key.",
                    Map.of("listing", listing, "reason", "no_pool"));
        }
    }

    private Map<Integer, KeyPools.New> fresh(
            Connection c,
            String shop,
            String person,
            Upload upload,
            List<Uploaded.Duplicate> duplicates) {
        var seen = new HashSet<ByteBuffer>();
        var fresh = new LinkedHashMap<Integer, KeyPools.New>();
        for (var line : upload.lines()) {
            var fingerprint = fingerprints.of(shop, line.text());
            if (!seen.add(ByteBuffer.wrap(fingerprint))) {
                duplicates.add(new Uploaded.Duplicate(line.nr(), line.lastFour()));
                continue;
            }
            var text = sealing.sealText(c, person, line.text());
            var id = "key_" + UUID.randomUUID().toString().replace("-", "");
            fresh.put(line.nr(), new KeyPools.New(id, fingerprint, text, line.lastFour()));
        }
        return fresh;
    }
}
