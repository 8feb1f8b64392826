package dev.ordertrail.orderctl.supervise;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts commands in a session of their own. Ctrl-C then reaches only us, and we end them in
/// order; and Linux shares its processors among sessions before it shares them among the threads of
/// each, so that every process gets its part however many threads another one has.
public final class Detach {
    private Detach() {}

    /// The command that starts this one so.
    public static List<String> command(List<String> command) {
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
