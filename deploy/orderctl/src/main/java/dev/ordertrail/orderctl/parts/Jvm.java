package dev.ordertrail.orderctl.parts;

import dev.ordertrail.orderctl.settings.Home;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.supervise.Part;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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

    /// What fills a cache leaves the second compiler out: profiles of a short life made later
    /// starts compile more, not faster.
    private static final List<String> FILLING = List.of("-XX:TieredStopAtLevel=1");

    /// The JVM believes what a cache says about which methods were compiled how, and leaves them at
    /// that level: a quick start, and a lower peak for as long as it runs. Those whose peak counts
    /// keep nothing but classes.
    private static final List<String> CLASSES_ONLY =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    private static final Set<String> PEAK_COUNTS =
            Set.of(Service.ORDER.module(), Service.TRACKING.module());

    private static final Duration LONGEST_FILLING = Duration.ofMinutes(2);

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
            command.addAll(FILLING);
            command.addAll(PEAK_COUNTS.contains(name) ? CLASSES_ONLY : List.of());
            command.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        return command;
    }

    /// The command for a program of this class path; its arguments are to follow.
    ///
    /// @param options of its own
    List<String> command(String name, int heapMegabytes, Class<?> program, String... options) {
        var command = new ArrayList<>(command(name, heapMegabytes));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), program.getName()));
        return command;
    }

    /// How a JVM begins and ends.
    ///
    /// @param before what is done before it starts
    /// @param ready whether it is there
    Part.Lifecycle lifecycle(Runnable before, BooleanSupplier ready) {
        return new Part.Lifecycle(
                before, ready, filling ? Jvm::endFilling : ProcessHandle::destroy);
    }

    /// A JVM that fills a cache ends when it has written it, which takes longer than ending.
    private static void endFilling(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(LONGEST_FILLING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The class path of this command line, from which the broker and the gateway run too: jars
    /// only and always in the same order, for the sake of the caches. Where nothing is built, the
    /// class path of this process.
    private String classPath() {
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
