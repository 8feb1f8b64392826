/// A parcel, its journey, and what to tell of it. Pure: time and ids come in, nothing is looked up.
///
/// Everything about a parcel follows from the *set* of its scans, so that late, repeated and
/// shuffled scans end in the same place: start at [dev.ordertrail.shipping.domain.Journey]. Whose
/// scan it is, when several parcels bear one code, is decided in
/// [dev.ordertrail.shipping.domain.Claims]. Imports the JDK, jspecify and contracts.
@NullMarked
package dev.ordertrail.shipping.domain;

import org.jspecify.annotations.NullMarked;
