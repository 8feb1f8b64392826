package dev.ordertrail.tracking.readmodel;

import java.util.List;

/// A page of orders, and how many there are in all.
public record OrderPage(List<OrderRow> rows, long total) {}
