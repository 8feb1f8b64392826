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
        return Map.of(
                "ordertrail.payment.escrow.rpc-url",
                started.url(),
                "ordertrail.payment.escrow.chain-id",
                String.valueOf(Evm.CHAIN),
                "ordertrail.payment.escrow.contract",
                Evm.deploy(started.url(), started.bytecode()),
                "ordertrail.payment.escrow.confirmations",
                String.valueOf(CONFIRMATIONS),
                "ordertrail.payment.escrow.from-block",
                "1",
                "ordertrail.payment.escrow.poll",
                "PT0.05S");
    }

    @Override
    public void stop() {
        if (process != null) {
            process.close();
        }
    }
}
