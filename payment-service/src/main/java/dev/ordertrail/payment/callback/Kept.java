package dev.ordertrail.payment.callback;

/// What a provider hears: we have it. It says neither that it was new nor that it is understood.
public record Kept(boolean received) {}
