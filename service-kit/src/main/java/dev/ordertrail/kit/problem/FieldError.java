package dev.ordertrail.kit.problem;

/// What is wrong with a field of a request.
///
/// @param field its path: `items[0].quantity`
/// @param code what is wrong, for machines: `REQUIRED`, `OUT_OF_RANGE`
/// @param message what is wrong, for people
public record FieldError(String field, String code, String message) {}
