package dev.ordertrail.orderctl.parts;

import dev.ordertrail.orderctl.settings.Home;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the JVMs of an installation are started. One list of options serves the run that fills start
/// caches and all that use them: the JVM refuses a cache that was filled with others, and then
/// starts as if there were none.
public final class Jvm {
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xss512k",
                    "-Dfile.encoding=UTF-8",
                    "-Duser.timezone=UTC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Home home;
    private final Path caches;
    private final boolean filling;

    private Jvm(Home home, Path caches, boolean filling) {
        this.home = home;
        this.caches = caches;
        this.filling = filling;
    }

    /// Uses the start caches that are there.
    public static Jvm usual(Home home) {
        return new Jvm(home, home.caches(), false);
    }

    /// Fills start caches: each JVM writes its own into that directory when it ends.
    public static Jvm filling(Home home, Path caches) {
        return new Jvm(home, caches, true);
    }

    /// The beginning of a command; the program and its arguments are to follow.
    ///
    /// @param name whose cache it is: the name of a part
    /// @param heapMegabytes its heap limit
    public List<String> command(String name, int heapMegabytes) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.add("-Xmx" + heapMegabytes + "m");
        var cache = caches.resolve(name + ".aot");
        if (filling) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + cache));
        } else if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        return command;
    }

    boolean filling() {
        return filling;
    }

    /// The class path of this command line, from which the broker and the gateway run too: jars
    /// only and always in the same order, for the sake of the caches. Where nothing is built, the
    /// class path of this process.
    String classPath() {
        var target = home.root().resolve("deploy/orderctl/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            return System.getProperty("java.class.path");
        }
        return Stream.concat(jars(target), jars(target.resolve("lib")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> jars(Path directory) {
        try (var files = Files.list(directory)) {
            return files
                    .map(Path::toString)
                    .filter(f -> f.endsWith(".jar"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}
