package dev.ordertrail.payment.escrow;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chain with an escrow contract that the service under test follows.
public final class EvmResource implements QuarkusTestResourceLifecycleManager {
    static final int CONFIRMATIONS = 4;
    private @Nullable EvmProcess process;

    @Override
    public Map<String, String> start() {
        var started = EvmProcess.start();
        process = started;
        var contract = Evm.deploy(started.url(), started.bytecode());
        return Map.ofEntries(
                setting("escrow.rpc-url", started.url()),
                setting("escrow.chain-id", String.valueOf(Evm.CHAIN)),
                setting("escrow.contract", contract),
                setting("escrow.confirmations", String.valueOf(CONFIRMATIONS)),
                setting("escrow.from-block", "1"),
                setting("escrow.poll", "PT0.05S"),
                setting("escrow.operator-key", Evm.ARBITER_KEY),
                setting("release.poll", "PT0.1S"),
                setting("calls.backoff", "PT0.1S"),
                setting("calls.longest-backoff", "PT0.3S"));
    }

    private static Map.Entry<String, String> setting(String name, String value) {
        return Map.entry("ordertrail.payment." + name, value);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.close();
        }
    }
}
