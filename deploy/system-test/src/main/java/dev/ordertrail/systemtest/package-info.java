/// The whole system, seen from outside only: its HTTP API, signed webhooks, pages, and processes
/// that are killed.
@NullMarked
package dev.ordertrail.systemtest;

import org.jspecify.annotations.NullMarked;
