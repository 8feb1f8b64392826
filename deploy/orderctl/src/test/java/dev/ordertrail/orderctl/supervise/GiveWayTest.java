package dev.ordertrail.orderctl.supervise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GiveWayTest {
    /// Linux tells it in a file; a small installation has no `ps`.
    private static final String NICENESS =
            "if [ -r /proc/self/stat ]; then cut -d ' ' -f 19 /proc/self/stat; else ps -o nice= -p $$; fi";

    private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");

    @Test
    void what_gives_way_is_nicer_than_who_started_it() throws Exception {
        var own = Integer.parseInt(output(List.of("/bin/sh", "-c", NICENESS)));
        assertThat(Integer.parseInt(said(NICENESS)))
                .isEqualTo(Math.min(own + GiveWay.NICENESS, 19));
    }

    @Test
    void so_is_its_session_where_sessions_count() throws Exception {
        var script = "cat " + AUTOGROUP + " 2>/dev/null || true";
        // This process itself may be in no session that counts, as the first of a machine is.
        var session = output(Detach.command(List.of("/bin/sh", "-c", script)));
        var niceness = Files.isWritable(AUTOGROUP) ? GiveWay.NICENESS : 0;

        assertThat(said(script).replaceFirst("-\\d+", ""))
                .isEqualTo(session.replaceFirst("-\\d+ nice 0$", " nice " + niceness));
    }

    @Test
    void a_session_that_is_not_its_own_is_left_alone() throws Exception {
        var here = session();

        output(GiveWay.command(List.of("/bin/sh", "-c", "true")));

        assertThat(session()).isEqualTo(here);
    }

    @Test
    void arguments_and_the_process_stay_as_they_are() throws Exception {
        var process = start(nicely(List.of("/bin/sh", "-c", "echo $$ \"$1\"", "sh", "a  'b' $c")));
        assertThat(said(process)).isEqualTo(process.pid() + " a  'b' $c");
    }

    /// What Linux says of the session of this process; nothing where sessions do not count.
    private static String session() throws IOException {
        return Files.exists(AUTOGROUP) ? Files.readString(AUTOGROUP) : "";
    }

    private static String said(String script) throws IOException, InterruptedException {
        return output(nicely(List.of("/bin/sh", "-c", script)));
    }

    private static List<String> nicely(List<String> command) {
        return Detach.command(GiveWay.command(command));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        return said(start(command));
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String said(Process process) throws IOException, InterruptedException {
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
