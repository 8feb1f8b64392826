package dev.ordertrail.orderctl.supervise;

import java.util.ArrayList;
import java.util.List;

/// Starts commands that give way to others. Where Linux shares its processors among sessions first
/// (`autogroup` in `sched(7)`), which is what [Detach] makes use of, they get a third of what each
/// of the others gets while there is more to do than the processors can; elsewhere each of their
/// threads gives way. While there is not, they get all they want.
public final class GiveWay {
    /// Linux weighs niceness 5 with 335, niceness 0 with 1024.
    static final int NICENESS = 5;

    /// `nice` weighs what is in one session; a session has a niceness of its own. Those who are not
    /// root may set one ten times a second, all of them together. A session that is not its own is
    /// left alone.
    private static final String SCRIPT =
            """
            own() { [ -w /proc/self/autogroup ] && [ "$(cut -d ' ' -f 6 /proc/self/stat)" = $$ ]; }
            set_to() { case $(cat /proc/self/autogroup) in *" nice $1") ;; *) return 1 ;; esac; }
            if own; then
              tries=0
              until echo "$0" 2>/dev/null >/proc/self/autogroup; set_to "$0"; do
                tries=$((tries + 1))
                [ $tries -lt 20 ] || { echo "this session's niceness stays as it is" >&2; break; }
                sleep 0.1
              done
            fi
            exec nice -n "$0" "$@"
            """;

    private GiveWay() {}

    /// The command that starts this one so, in the same process.
    public static List<String> command(List<String> command) {
        var whole = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, Integer.toString(NICENESS)));
        whole.addAll(command);
        return whole;
    }
}
