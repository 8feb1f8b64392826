/// order-, payment-, shipping-events ──▶ `intake` ─▶ `project` ─▶ `readmodel` ◀── `http` ◀──
/// buyers, sellers, staff, the public
@NullMarked
package dev.ordertrail.tracking;

import org.jspecify.annotations.NullMarked;
