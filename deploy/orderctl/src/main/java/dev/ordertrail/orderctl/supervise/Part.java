package dev.ordertrail.orderctl.supervise;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Something that runs as a process of its own.
///
/// @param name of the part, its log and its file in `.ordertrail/run`
/// @param ports where it listens; they must be free before it starts
/// @param command what to run
/// @param environment what it gets beside the environment of this process
/// @param lifecycle what surrounds the process
public record Part(
        String name,
        List<Port> ports,
        List<String> command,
        Map<String, String> environment,
        Lifecycle lifecycle) {

    public Part {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// A port and the variable that sets it.
    public record Port(String variable, int number) {}

    /// What surrounds the process.
    ///
    /// @param before done before each start
    /// @param ready whether it does its work; asked until it says yes
    /// @param end how it is asked to end, at the latest within a few seconds
    public record Lifecycle(Runnable before, BooleanSupplier ready, Consumer<ProcessHandle> end) {}
}
