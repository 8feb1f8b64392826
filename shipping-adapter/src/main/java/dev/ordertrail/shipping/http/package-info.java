/// The parcels of orders over HTTP, for those who ship them.
///
/// Comes in: requests with a bearer token. Goes out: commands to `handle`, parcels as JSON, problem
/// documents. Buyers follow their parcels where they follow their orders, not here. Imports JAX-RS
/// and `handle`.
@NullMarked
package dev.ordertrail.shipping.http;

import org.jspecify.annotations.NullMarked;
