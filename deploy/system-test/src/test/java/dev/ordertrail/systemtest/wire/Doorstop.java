package dev.ordertrail.systemtest.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Holds a port and hangs up on everybody who calls.
final class Doorstop implements AutoCloseable {
    private final ServerSocket socket;

    /// @throws UncheckedIOException when somebody has the port
    Doorstop(int port) {
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::hangUp);
    }

    private void hangUp() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
