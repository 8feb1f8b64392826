package dev.ordertrail.orderctl.demo;

/// An order on the stage: how far it was seen.
final class Order {
    private final String id;
    private final String number;
    private long version;
    private String status = "";
    private String payment = "";

    Order(String id, String number) {
        this.id = id;
        this.number = number;
    }

    String id() {
        return id;
    }

    String number() {
        return number;
    }

    /// The newest version that tracking has shown.
    long version() {
        return version;
    }

    /// The status that tracking showed last.
    String status() {
        return status;
    }

    /// Where tracking showed its money last.
    String payment() {
        return payment;
    }

    void shown(long newest, String as, String money) {
        version = newest;
        status = as;
        payment = money;
    }
}
