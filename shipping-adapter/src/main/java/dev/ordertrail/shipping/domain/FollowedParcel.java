package dev.ordertrail.shipping.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A parcel with where it stands.
///
/// @param estimate the day of delivery that the carrier promised last
public record FollowedParcel(Parcel parcel, Standing standing, @Nullable LocalDate estimate) {}
