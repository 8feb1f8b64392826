package dev.ordertrail.shipping.callback;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// What the endpoints of carriers go by.
@ConfigMapping(prefix = "ordertrail.shipping")
public interface CarrierConfig {

    EasyPost easypost();

    /// EasyPost.
    interface EasyPost {
        /// The secret of the deployment's own account, or several with commas between them while
        /// they are rotated.
        Optional<String> webhookSecret();
    }
}
