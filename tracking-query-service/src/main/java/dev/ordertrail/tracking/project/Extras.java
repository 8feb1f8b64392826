package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.Sealed;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an order has gathered beside its way: what was written into its book, a change that waits,
/// keys, what its customer has earned.
///
/// @param noted what happened, as it is told in the timeline
/// @param proposed a change that waits for the buyer's word
/// @param keys licence keys, by id
/// @param owed how many keys each item still waits for
/// @param earned what the customer has earned
/// @param readdressed the address that a change brought, sealed; null while it is the first
public record Extras(
        List<Noted> noted,
        @Nullable Proposal proposed,
        SortedMap<String, Key> keys,
        SortedMap<String, Integer> owed,
        List<Earned> earned,
        @Nullable Sealed readdressed) {

    /// Nothing yet.
    public static final Extras NONE =
            new Extras(List.of(), null, new TreeMap<>(), new TreeMap<>(), List.of(), null);

    public Extras {
        noted = List.copyOf(noted);
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        owed = Collections.unmodifiableSortedMap(new TreeMap<>(owed));
        earned = List.copyOf(earned);
    }

    /// Something that happened.
    ///
    /// @param what it was
    /// @param facts figures and ids, by name
    /// @param text what a person wrote to it
    public record Noted(
            long version,
            String eventId,
            Instant at,
            Instant recordedAt,
            By by,
            What what,
            SortedMap<String, String> facts,
            @Nullable Sealed text) {
        public Noted {
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }
    }

    /// What can happen to an order beside its way.
    public enum What {
        DISPUTE_RESOLVED,
        STAFF_ASSIGNED,
        STAFF_UNASSIGNED,
        LINKED,
        EDIT_PROPOSED,
        EDITED,
        EDIT_DECLINED,
        STOCK,
        KEYS_ASSIGNED,
        KEYS_OWED,
        KEYS_REVEALED,
        KEYS_SUSPENDED,
        KEYS_RESTORED,
        KEYS_REVOKED,
        TIMER_FIRED,
        BENEFIT_GRANTED
    }

    /// A change that waits for the buyer's word.
    public record Proposal(
            String id,
            Instant at,
            By by,
            List<Item> items,
            Money total,
            Money difference,
            Delivery delivery) {
        public Proposal {
            items = List.copyOf(items);
        }
    }

    /// A licence key, as far as anybody but its buyer may know it.
    ///
    /// @param state what became of it last; null as long as it is simply there
    public record Key(
            String itemId,
            String listingId,
            String lastFour,
            boolean revealed,
            @Nullable KeyChange state) {

        Key after(KeyChange change) {
            return switch (change) {
                case REVEALED -> new Key(itemId, listingId, lastFour, true, state);
                case RESTORED -> new Key(itemId, listingId, lastFour, revealed, null);
                case SUSPENDED, REVOKED -> new Key(itemId, listingId, lastFour, revealed, change);
            };
        }
    }

    /// Something the customer has earned.
    public record Earned(String benefit, Instant at) {}
}
