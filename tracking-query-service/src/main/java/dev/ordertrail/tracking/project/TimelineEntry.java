package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.Sealed;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One thing that happened to an order.
///
/// @param id the event that told it
/// @param status the status it stands for, of the order's workflow; else the fact's own name
/// @param ofWorkflow whether `status` is one of the workflow
/// @param at when it happened
/// @param recordedAt when we learned it
/// @param source `system`, `seller`, `buyer`, `staff`, `shipping_provider`, `payment_processor`
/// @param sentence what it means, in our words
/// @param message the carrier's words
/// @param note what a person wrote to it
/// @param place where, for readers
/// @param tone how it bodes
/// @param metadata figures and ids, for those who may see them
/// @param eyes whose it is to read
public record TimelineEntry(
        String id,
        String status,
        boolean ofWorkflow,
        Instant at,
        Instant recordedAt,
        String source,
        String sentence,
        @Nullable String message,
        @Nullable Sealed note,
        @Nullable String place,
        @Nullable String trackingNumber,
        Tone tone,
        SortedMap<String, String> metadata,
        Eyes eyes) {

    /// An entry for everybody.
    public TimelineEntry(
            String id,
            String status,
            boolean ofWorkflow,
            Instant at,
            Instant recordedAt,
            String source,
            String sentence,
            @Nullable String message,
            @Nullable Sealed note,
            @Nullable String place,
            @Nullable String trackingNumber,
            Tone tone,
            SortedMap<String, String> metadata) {
        this(
                id,
                status,
                ofWorkflow,
                at,
                recordedAt,
                source,
                sentence,
                message,
                note,
                place,
                trackingNumber,
                tone,
                metadata,
                Eyes.ALL);
    }

    /// What a parcel's state means, in our words.
    public static String sentenceOf(ParcelState state) {
        return Sentences.of(state).sentence();
    }

    /// Who may read an entry.
    public enum Eyes {
        ALL,
        /// Buyer, seller, storefront and staff.
        PARTIES,
        /// The seller and the shop's own people.
        HOUSE
    }

    /// How an entry bodes.
    public enum Tone {
        GOOD,
        NEUTRAL,
        ATTENTION,
        BAD
    }
}
