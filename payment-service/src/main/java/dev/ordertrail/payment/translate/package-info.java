/// What a translator of any provider answers. A translator is a pure function from a stored payload
/// to these words: no clock, no database, nothing but the payload and the time at which it was
/// received.
@NullMarked
package dev.ordertrail.payment.translate;

import org.jspecify.annotations.NullMarked;
