package dev.ordertrail.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process that is measured. Its output goes to a file.
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // Who interrupts a bench shall not have its system left behind, at work.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Program::end)));
    }

    private final Process process;

    Program(String name, List<String> command, Map<String, String> environment, Path log) {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            RUNNING.add(process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    static void awaitReady(String name, URI address) {
        await(name, () -> answers(address, "/q/health/ready"));
    }

    /// Whether an address answers at all with something that is not a server error.
    static boolean answers(URI address, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode() < 500;
    }

    /// Asks until the answer is yes.
    static void await(String what, Question question) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (question.yes()) {
                    return;
                }
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException(what + " is not ready; see its log", last);
    }

    @FunctionalInterface
    interface Question {
        boolean yes() throws Exception;
    }

    @Override
    public void close() {
        end(process);
        RUNNING.remove(process);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
