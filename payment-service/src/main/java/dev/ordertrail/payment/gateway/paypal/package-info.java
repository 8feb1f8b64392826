/// PayPal, called over HTTP: orders, captures and refunds by version 2 of its API, webhook events
/// by version 1. In: what the interfaces of `gateway` ask. Out: their answers, read tolerantly from
/// the JSON that PayPal sent. PayPal's own library is not used: it knows neither webhooks nor
/// disputes, and hides what decides between refused and unknown.
///
/// What surprised us: an order that nobody approved cannot be cancelled, it lapses by itself, so
/// ending one means never to capture it; refunds are listed only with the order they belong to; a
/// repeated `PayPal-Request-Id` brings the first answer again.
@NullMarked
package dev.ordertrail.payment.gateway.paypal;

import org.jspecify.annotations.NullMarked;
