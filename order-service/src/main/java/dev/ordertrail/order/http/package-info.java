/// REST: orders are placed and moved, anomalies read and closed, workflows read.
///
/// Comes in: JSON of strangers, read as a tree so that every field's error is told at once
/// ([dev.ordertrail.order.body]). Goes out: the answers of the API, or problem documents. It calls
/// `handle` and decides nothing about orders. The bodies of marketplaces (`paymentResult` +
/// `checkoutData`) and of plain shops (`customer_name`, `items`, `total_amount`) end in the same
/// request.
@NullMarked
package dev.ordertrail.order.http;

import org.jspecify.annotations.NullMarked;
