/// Custodial escrow providers, which hold the money themselves, as somebody who can be told to pay:
/// by an HTTP request that is signed as Standard Webhooks 1.0.0 says, with the release's own id, so
/// that the provider does it once however often it is told. That it was done, the provider says by
/// its callback. Start with [dev.ordertrail.payment.gateway.custodial.CustodialReleases].
@NullMarked
package dev.ordertrail.payment.gateway.custodial;

import org.jspecify.annotations.NullMarked;
