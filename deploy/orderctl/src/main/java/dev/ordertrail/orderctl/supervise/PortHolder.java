package dev.ordertrail.orderctl.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says whether a port is taken, and by whom: from `/proc` on Linux, from `lsof` elsewhere.
public final class PortHolder {
    private static final String LISTENING = "0A";
    private static final int SHOWN = 90;

    private PortHolder() {}

    /// Whether somebody listens there.
    public static boolean isBusy(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
            return true;
        } catch (IOException e) {
            return !canListen(port);
        }
    }

    /// Who listens there, in words for people: `pid 4711 (java -jar ...)`.
    public static String describe(int port) {
        return holder(port)
                .map(p -> "pid " + p.pid() + what(p))
                .orElse("a process that belongs to somebody else");
    }

    /// The process that listens there, as far as this user may know.
    public static Optional<ProcessHandle> holder(int port) {
        var inodes = new HashSet<String>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            inodes.addAll(listeners(Path.of(table), port));
        }
        return Files.isDirectory(Path.of("/proc/net")) ? ownerOf(inodes) : askLsof(port);
    }

    static Set<String> listeners(Path table, int port) {
        var suffix = String.format(":%04X", port);
        try (var lines = Files.lines(table)) {
            var found = new HashSet<String>();
            lines.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(w -> w.length > 9 && w[1].endsWith(suffix) && w[3].equals(LISTENING))
                    .forEach(w -> found.add("socket:[" + w[9] + "]"));
            return found;
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static Optional<ProcessHandle> ownerOf(Set<String> sockets) {
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses().filter(p -> holds(p.pid(), sockets)).findFirst();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            return false; // somebody else's, or gone
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<ProcessHandle> askLsof(int port) {
        try {
            var process =
                    new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(said.strip().split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .findFirst()
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean canListen(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The end of a command line says more than its beginning, which for Java is options.
    private static String what(ProcessHandle process) {
        var info = process.info();
        var line = info.commandLine().or(info::command).orElse("");
        var shown = line.length() > SHOWN ? "…" + line.substring(line.length() - SHOWN) : line;
        return shown.isEmpty() ? "" : " (" + shown + ")";
    }
}
