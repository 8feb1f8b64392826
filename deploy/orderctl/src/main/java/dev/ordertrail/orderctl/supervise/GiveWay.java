package dev.ordertrail.orderctl.supervise;

import java.util.ArrayList;
import java.util.List;

/// Starts commands that give way to others: while there is more to do than the processors can, they
/// get a third of what each of the others gets. While there is not, they get all they want.
public final class GiveWay {
    /// Linux weighs a process of this niceness with 335, one of niceness 0 with 1024 (`sched(7)`).
    static final int NICENESS = 5;

    /// `nice` weighs the processes of one session. Where Linux shares its processors among sessions
    /// first, which is what [Detach] makes use of, the session itself has a niceness too
    /// (`autogroup` in `sched(7)`). It may be set ten times a second by all of a user's processes.
    private static final String SCRIPT =
            """
            tries=0
            while [ -w /proc/self/autogroup ] && [ $tries -lt 20 ]; do
              echo "$0" 2>/dev/null >/proc/self/autogroup
              case $(cat /proc/self/autogroup) in *" nice $0") break ;; esac
              tries=$((tries + 1))
              sleep 0.1
            done
            exec nice -n "$0" "$@"
            """;

    private GiveWay() {}

    /// The command that starts this one so, in the same process. It is for a session of its own.
    public static List<String> command(List<String> command) {
        var whole = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, Integer.toString(NICENESS)));
        whole.addAll(command);
        return whole;
    }
}
