package dev.ordertrail.payment.escrow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The process of a chain's node. Node.js runs it; npm fetches it into `target/` the first time.
///
/// @param said its first line: the port, and the compiled contracts
record EvmProcess(Process process, JsonNode said) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src/test/evm");
    private static final Path INSTALLED = Path.of("target/evm");

    /// Starts one.
    ///
    /// @throws IllegalStateException when there is no Node.js, or npm cannot fetch what is needed
    static EvmProcess start() {
        try {
            install();
            var command =
                    List.of(
                            "node",
                            SOURCES.resolve("node.js").toAbsolutePath().toString(),
                            SOURCES.toAbsolutePath().toString());
            var builder = new ProcessBuilder(command).redirectError(log("node.log"));
            builder.environment()
                    .put(
                            "NODE_PATH",
                            INSTALLED.resolve("node_modules").toAbsolutePath().toString());
            var process = builder.start();
            var line = process.inputReader(UTF_8).readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the chain's node did not start: "
                                + Files.readString(INSTALLED.resolve("node.log")));
            }
            return new EvmProcess(process, JSON.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + said.path("port").asInt();
    }

    String bytecode() {
        return said.at("/contracts/MarketplaceEscrow/bytecode").asText();
    }

    @Override
    public void close() {
        process.destroy();
    }

    /// One install for every test run that finds the same lock file there.
    private static synchronized void install() throws IOException {
        Files.createDirectories(INSTALLED);
        var wanted = Files.readString(SOURCES.resolve("package-lock.json"));
        var mark = INSTALLED.resolve("installed-package-lock.json");
        if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
            return;
        }
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.writeString(INSTALLED.resolve(file), Files.readString(SOURCES.resolve(file)));
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        Files.writeString(mark, wanted);
    }

    private static void run(String... command) throws IOException {
        try {
            var builder = new ProcessBuilder(command).directory(INSTALLED.toFile());
            var process = builder.redirectErrorStream(true).redirectOutput(log("npm.log")).start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "npm could not fetch the chain's node:\n"
                                + Files.readString(INSTALLED.resolve("npm.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Node.js 18 or newer with npm is needed on the PATH: escrow is tested on a real"
                            + " chain",
                    e);
        }
    }

    private static File log(String name) {
        return INSTALLED.resolve(name).toFile();
    }
}
