package dev.ordertrail.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostgreSQL refuses to run as root. Where we are root, it is started in a user namespace in which
/// it is not (`unshare -U`), or, where namespaces are forbidden as in most containers, as user
/// 65534.
final class NotAsRoot {
    private static final String NOBODY = "65534";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private NotAsRoot() {}

    static List<String> command(List<String> command) {
        if (!ROOT) {
            return command;
        }
        var whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /// Hands a directory over to the user that the database will run as, where that is another one.
    static void handOver(Path directory) {
        if (ROOT && !Namespace.ALLOWED) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()));
        }
    }

    private static List<String> prefix() {
        return Namespace.ALLOWED
                ? List.of("unshare", "-U")
                : List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
    }

    private static boolean run(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Asked once, and only where we are root.
    private static final class Namespace {
        static final boolean ALLOWED =
                Files.exists(Path.of("/proc/self/ns/user"))
                        && run(List.of("unshare", "-U", "true"));
    }
}
