/// Calls to payment providers. In: what to do, with the key under which it is done once. Out: what
/// the provider answered, or a [dev.ordertrail.payment.gateway.CallFailed] that says whether it may
/// have been done all the same. Nothing is decided or remembered here, and no database is touched:
/// a call takes seconds and may never come back.
///
/// Who keeps money in escrow is a [dev.ordertrail.payment.gateway.Custodian]: chains are
/// `escrow`'s, custodial providers are in a package here.
///
/// Each provider is one package with a [dev.ordertrail.payment.gateway.Provider]; amounts become
/// minor units only there. Start with `Account`.
@NullMarked
package dev.ordertrail.payment.gateway;

import org.jspecify.annotations.NullMarked;
