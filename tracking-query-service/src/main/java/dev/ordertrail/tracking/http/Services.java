package dev.ordertrail.tracking.http;

import java.util.List;

/// What the start page lists.
final class Services {
    private Services() {}

    /// A service behind the gateway.
    record Service(String name, String title, String does) {
        /// Where its API is described.
        public String api() {
            return "/services/" + name + "/q/swagger-ui";
        }

        /// How it is.
        public String health() {
            return "/services/" + name + "/q/health";
        }
    }

    /// Somebody of the demo, and how to get their token.
    record Person(String id, String role, String does) {
        /// The command that prints a token.
        public String command() {
            return "./run token " + id + " --role " + role;
        }
    }

    static final List<Service> ALL =
            List.of(
                    new Service(
                            "order", "Orders", "Takes commands and keeps the log of every order."),
                    new Service("payment", "Payments", "Hears payment providers and escrow."),
                    new Service("shipping", "Shipping", "Hears carriers and follows parcels."),
                    new Service("notification", "Notifications", "Tells people, once."),
                    new Service("tracking", "Tracking", "Shows where every order stands."));

    static final List<Person> PEOPLE =
            List.of(
                    new Person("buyer123", "buyer", "bought something"),
                    new Person("seller456", "seller", "packs and ships"),
                    new Person("staff789", "staff", "looks after the shop main"),
                    new Person("storefront", "storefront", "the shop's own backend"),
                    new Person("ops", "ops", "runs the system"));
}
