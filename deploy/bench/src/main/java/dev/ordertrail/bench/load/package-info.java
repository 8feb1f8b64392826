/// Load on one machine: plain HTTP/1.1 connections that cost little themselves, closed loops for
/// rates, open loops for latency.
@NullMarked
package dev.ordertrail.bench.load;

import org.jspecify.annotations.NullMarked;
