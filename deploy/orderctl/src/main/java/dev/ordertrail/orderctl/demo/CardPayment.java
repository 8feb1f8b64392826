package dev.ordertrail.orderctl.demo;

/// One payment of an order by card at Stripe. After each step tracking has to show the status that
/// is named.
interface CardPayment {

    /// The card was declined; the buyer may try another.
    void declined(String status);

    /// The buyer went away: the session is over and nothing was paid.
    void expires(String status);

    /// Paid in full.
    void paid(String status);

    /// The buyer asked the bank to take the money back.
    void disputed(String status);

    /// The bank found for the seller.
    void disputeWon(String status);

    /// The bank found for the buyer, who has the money back.
    void disputeLost(String status);
}
