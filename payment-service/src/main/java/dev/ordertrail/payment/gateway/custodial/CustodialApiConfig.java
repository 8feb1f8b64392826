package dev.ordertrail.payment.gateway.custodial;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How custodial escrow providers are told to release. Where a shop has several, each has variables
/// of its own, see `docs/escrow.md`.
@ConfigMapping(prefix = "ordertrail.payment.gateway.custodial")
public interface CustodialApiConfig {

    /// Where shop `main`'s only provider is told. Empty: releases are tasks for staff.
    Optional<String> releaseUrl();

    /// What the request is signed with: `whsec_…`, or `whsk_…` where the provider knows our public
    /// key.
    Optional<String> releaseSecret();

    /// How long the provider may take to answer.
    @WithDefault("PT20S")
    Duration timeout();
}
