package dev.ordertrail.orderctl.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortHolderTest {
    @Test
    void a_busy_port_is_named_with_its_holder() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();
            assertThat(PortHolder.isBusy(port)).isTrue();
            assertThat(PortHolder.holder(port)).contains(ProcessHandle.current());
            assertThat(PortHolder.describe(port))
                    .startsWith("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_free_port_has_no_holder() {
        var port = FreePorts.next();
        assertThat(PortHolder.isBusy(port)).isFalse();
        assertThat(PortHolder.holder(port)).isEmpty();
    }
}
