package dev.ordertrail.shipping.domain;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a parcel stands.
///
/// @param state the carrier's latest word that says something
/// @param reached the furthest it was seen on its way to the buyer: later trouble does not take it
///   back
/// @param lastScanAt null when the carrier has not seen it
/// @param finishedAt when it was delivered or came back
/// @param trouble what somebody has to do, when the latest scan is trouble
public record Standing(
        ParcelState state,
        ParcelState reached,
        @Nullable Instant lastScanAt,
        @Nullable Instant finishedAt,
        @Nullable Trouble trouble) {}
