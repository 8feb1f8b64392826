/// What providers post: bodies as Stripe and EasyPost make them, told about one order's story.
///
/// Comes in: the names and times of a story. Goes out: bytes to sign and post, or to hand to a
/// translator. The shapes are those of the providers' own samples, cut down to what they always
/// carry.
@NullMarked
package dev.ordertrail.systemtest.callback;

import org.jspecify.annotations.NullMarked;
