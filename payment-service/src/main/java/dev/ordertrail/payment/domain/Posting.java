package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.time.Instant;

/// Money that moved from one account of an order to another: what leaves the one arrives at the
/// other.
///
/// @param id follows from what moved: the same movement has the same id
/// @param object the provider's object that moved it
/// @param amount more than nothing
/// @param at when it is first said to have moved
public record Posting(
        String id,
        String paymentId,
        Account from,
        Account to,
        String object,
        Money amount,
        Instant at) {}
