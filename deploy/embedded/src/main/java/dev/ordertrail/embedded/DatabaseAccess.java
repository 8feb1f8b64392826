package dev.ordertrail.embedded;

import java.util.List;
import java.util.Locale;

/// A database and the two roles that reach it.
///
/// @param service `order`, `payment`, `shipping`, `notification` or `tracking`
/// @param database its name
/// @param owner owns the schema and migrates it
/// @param user what the service works as: it may do what migrations grant
public record DatabaseAccess(String service, String database, Credentials owner, Credentials user) {
    /// The services that have a database of their own.
    public static final List<String> SERVICES =
            List.of("order", "payment", "shipping", "notification", "tracking");

    /// A role and its password.
    public record Credentials(String role, String password) {
        @Override
        public String toString() {
            return role;
        }
    }

    /// Database and roles under their usual names: `ordertrail_order`, `ordertrail_order_owner`.
    public static DatabaseAccess of(String service, String ownerPassword, String userPassword) {
        var name = "ordertrail_" + service;
        return new DatabaseAccess(
                service,
                name,
                new Credentials(name + "_owner", ownerPassword),
                new Credentials(name, userPassword));
    }

    /// The same roles on another database.
    public DatabaseAccess named(String otherDatabase) {
        return new DatabaseAccess(service, otherDatabase, owner, user);
    }

    /// The beginning of the environment variables of the service's database: `ORDER_DB`.
    public String variablePrefix() {
        return service.toUpperCase(Locale.ROOT) + "_DB";
    }
}
