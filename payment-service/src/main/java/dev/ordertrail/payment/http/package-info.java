/// What staff ask about money. In: a request with a token. Out: this service's own tables, bounded
/// by the caller's shop.
@NullMarked
package dev.ordertrail.payment.http;

import org.jspecify.annotations.NullMarked;
