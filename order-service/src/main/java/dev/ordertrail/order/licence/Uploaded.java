package dev.ordertrail.order.licence;

import java.util.List;

/// What came of an upload. Texts are not repeated: answers are kept.
///
/// @param duplicates lines whose text the shop has already, or that repeat an earlier line
public record Uploaded(int added, List<Duplicate> duplicates) {
    public Uploaded {
        duplicates = List.copyOf(duplicates);
    }

    /// A line that was passed over.
    ///
    /// @param line its number in what was uploaded, from 1
    public record Duplicate(int line, String lastFour) {}
}
