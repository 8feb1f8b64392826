package dev.ordertrail.orderctl.supervise;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts commands in a session of their own. Ctrl-C then reaches only us, and we end them in
/// order.
final class Detach {
    private Detach() {}

    static List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    /// Linux has `setsid`, macOS has perl; where neither is, the interrupt is at least ignored.
    private static List<String> prefix() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        if (onPath("perl")) {
            return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die", "--");
        }
        return List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "detached");
    }

    private static boolean onPath(String program) {
        for (var directory :
                System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
