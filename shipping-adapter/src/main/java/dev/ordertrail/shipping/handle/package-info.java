/// Parcels are registered here, and what carriers say is put to them: load, read together, write,
/// tell.
///
/// [dev.ordertrail.shipping.handle.Registrar] takes announcements,
/// [dev.ordertrail.shipping.handle.Reports] takes translated messages; each tells `shipping-events`
/// in the caller's transaction what had not been told. They lock in the order that `store` states.
/// Imports `domain`, `store`, `translate` and the kit.
@NullMarked
package dev.ordertrail.shipping.handle;

import org.jspecify.annotations.NullMarked;
