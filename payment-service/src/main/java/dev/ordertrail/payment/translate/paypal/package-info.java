/// PayPal's events in our words. In: an event as a JSON tree, of either version of PayPal's
/// payments. Out: [dev.ordertrail.payment.translate.Translation]s, because one event may be about
/// several payments.
///
/// A payment is named by its capture: refunds and disputes name nothing else, and an order that is
/// captured in parts has as many payments. Until there is a capture PayPal's order or authorisation
/// stands for it. What surprised us: a capture that failed is told as `DENIED` or as `DECLINED`; a
/// dispute's outcome is in its `outcome_code` and never in the event's name; a lost dispute is also
/// told as a refund or a reversal, which count by what has gone back of the capture in all;
/// PayPal's simulator sends many types under one event id. Start with `PayPalTranslator`.
@NullMarked
package dev.ordertrail.payment.translate.paypal;

import org.jspecify.annotations.NullMarked;
