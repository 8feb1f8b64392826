package dev.ordertrail.payment.gateway;

import java.util.Optional;

/// Whoever keeps money in escrow and can be made to pay it to the seller.
public interface Custodian {

    /// Whether payments of this provider are kept by it.
    boolean keeps(String provider);

    /// The way to make it pay; empty where none is configured, and then it is somebody's task.
    ///
    /// @param shop whose order it is
    /// @param paymentId the escrow, as payments are named
    Optional<Releases> releases(String shop, String paymentId);

    /// Who can make it pay when we cannot, in words for staff.
    String releaser(String shop, String paymentId);
}
