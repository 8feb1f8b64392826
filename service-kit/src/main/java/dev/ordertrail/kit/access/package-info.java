/// Who asks: the bearer token's person, roles and shop (design: `sub`, `groups`, `shop`).
///
/// Comes in: what Quarkus has verified. Goes out: a [dev.ordertrail.kit.access.Caller], or 401.
/// What a caller may do is the services' business.
@NullMarked
package dev.ordertrail.kit.access;

import org.jspecify.annotations.NullMarked;
