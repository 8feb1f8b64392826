/// Where carriers post: raw bytes, the signature over them, kept in the inbox, 200.
///
/// Nothing is understood here, and a message with a bad signature leaves no trace but the metric
/// `ordertrail.signatures.refused`. Comes in: HTTP. Goes out: `dev.ordertrail.kit.inbox`. Imports
/// JAX-RS and the inbox.
@NullMarked
package dev.ordertrail.shipping.callback;

import org.jspecify.annotations.NullMarked;
