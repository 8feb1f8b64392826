/// The same command twice gives the same answer, byte for byte.
///
/// Comes in: who, what (method and path), the caller's key and the body. Goes out: the work's
/// answer, or the one it gave the first time. The key's row is inserted in the transaction of the
/// work, so a concurrent twin waits for it. Refusals are remembered too, unless they say that
/// asking again may help.
@NullMarked
package dev.ordertrail.kit.idempotency;

import org.jspecify.annotations.NullMarked;
