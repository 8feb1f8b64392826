package dev.ordertrail.order.intake;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who vouches for a command, and what the channel may ask.
///
/// @param may names of commands; null: all that the roles allow
record Channel(Caller caller, @Nullable List<String> may) {

    /// @throws ProblemException FORBIDDEN
    void mustBeAllowed(String command) {
        if (may != null && !may.contains(command)) {
            throw new ProblemException(
                    Code.FORBIDDEN,
                    "This channel may not ask that.",
                    Map.of("channel", caller.channel(), "command", command, "may", may));
        }
    }
}
