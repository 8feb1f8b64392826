package dev.ordertrail.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports that nobody listens on.
public final class FreePorts {
    private FreePorts() {}

    /// The given port, or a free one of the system's choice where it is 0.
    public static int orFree(int port) {
        return port != 0 ? port : next();
    }

    /// A port that was free a moment ago.
    ///
    /// @throws UncheckedIOException when the system has none left
    public static int next() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
