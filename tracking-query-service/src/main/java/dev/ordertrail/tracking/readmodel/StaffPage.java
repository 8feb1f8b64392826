package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.readmodel.StaffQuery.After;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a staff list.
///
/// @param total how many match in all
/// @param isEstimate whether nobody counted
/// @param next where the next page goes on; null on the last one
/// @param near whether these are near misses
public record StaffPage(
        List<Found> found, long total, boolean isEstimate, @Nullable After next, boolean near) {

    /// An order, and its buyer as search knows them.
    record Found(
            OrderRow row, @Nullable String name, @Nullable String email, @Nullable String phone) {}

    public StaffPage {
        found = List.copyOf(found);
    }
}
