package dev.ordertrail.providers.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One object and whose it is.
///
/// @param account the merchant: the name of a shop
/// @param kind what it is: `charge`
/// @param object as the provider shows it
public record Stored(String account, String kind, String id, ObjectNode object) {}
