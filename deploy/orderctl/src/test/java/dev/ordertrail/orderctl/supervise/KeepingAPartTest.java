package dev.ordertrail.orderctl.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingAPartTest {
    @TempDir Path directory;

    private final AtomicInteger deaths = new AtomicInteger();
    private final Supervisor supervisor =
            new Supervisor(
                    new Supervisor.Listener() {
                        @Override
                        public void died(Part part, Duration restartIn) {
                            deaths.incrementAndGet();
                        }

                        @Override
                        public void back(Part part) {}
                    });

    @BeforeEach
    void directories() throws Exception {
        Files.createDirectories(directory.resolve("run"));
        Files.createDirectories(directory.resolve("logs"));
    }

    @AfterEach
    void stop() {
        supervisor.stop(List.of(List.of("sleeper")));
    }

    @Test
    void what_dies_is_started_again() {
        var keeper = keeper("exec sleep 600");
        supervisor.add(keeper);
        var first = keeper.process().orElseThrow();

        first.destroyForcibly();

        await().until(() -> keeper.process().filter(p -> p.pid() != first.pid()).isPresent());
        assertThat(deaths).hasValue(1);
    }

    @Test
    void what_cannot_run_is_given_up() {
        var keeper = keeper("echo no way; exit 3");
        supervisor.add(keeper);

        assertThat(keeper.awaitReady(Duration.ofSeconds(30))).isFalse();
        assertThat(keeper.log().tail(5)).contains("no way");
    }

    @Test
    void a_later_run_finds_and_ends_what_a_killed_one_left() {
        var left = keeper("exec sleep 600");
        left.start();

        var found = keeper("exec sleep 600");
        assertThat(found.process()).isEqualTo(left.process());
        found.end();

        assertThat(left.process()).isEmpty();
        assertThat(found.process()).isEmpty();
    }

    @Test
    void another_process_with_the_same_id_is_not_taken_for_ours() throws Exception {
        var runFile = new RunFile(directory.resolve("run"), "sleeper");
        runFile.write(ProcessHandle.current());
        assertThat(runFile.process()).isPresent();

        Files.writeString(
                directory.resolve("run/sleeper.pid"), ProcessHandle.current().pid() + " 12345\n");

        assertThat(runFile.process()).isEmpty();
    }

    @Test
    void only_one_supervisor_has_the_lock() {
        try (var lock = OneAtATime.take(directory.resolve("run")).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(OneAtATime.take(directory.resolve("run"))).isEmpty();
            assertThat(OneAtATime.holder(directory.resolve("run")))
                    .contains(ProcessHandle.current());
        }
        OneAtATime.take(directory.resolve("run")).orElseThrow().close();
    }

    @Test
    void waiting_grows_with_each_death_and_begins_anew_after_a_healthy_minute() {
        var backoff = new Backoff();
        var shortly = Duration.ofSeconds(1);
        assertThat(backoff.after(shortly)).isZero();
        assertThat(backoff.after(shortly)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(shortly)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(Duration.ofMinutes(5))).isZero();
        for (var i = 0; i < 20; i++) {
            assertThat(backoff.after(shortly)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
    }

    private Keeper keeper(String script) {
        var lifecycle =
                new Part.Lifecycle(
                        () -> {}, () -> script.contains("sleep"), ProcessHandle::destroy);
        var command = List.of("/bin/sh", "-c", script);
        var part = new Part("sleeper", List.of(), command, Map.of(), lifecycle);
        return new Keeper(part, directory.resolve("run"), directory.resolve("logs"));
    }
}
