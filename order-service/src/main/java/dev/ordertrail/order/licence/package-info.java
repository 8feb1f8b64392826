/// Pools of licence keys: filled in bulk, counted, looked at without their texts.
///
/// Comes in: texts that a seller or staff upload. Goes out: keys, sealed, each recognised by a
/// keyed hash so that none is there twice. Which order gets which key is decided in the order's own
/// transaction, in `handle`; the statements for it are in `store`. A text leaves in one place only:
/// [dev.ordertrail.order.handle.RevealKeys].
@NullMarked
package dev.ordertrail.order.licence;

import org.jspecify.annotations.NullMarked;
