package dev.ordertrail.bench.system;

import java.nio.file.Path;
import java.util.function.Consumer;

/// A new machine for each group of cases, one after the other.
///
/// @param root the repository with its built services
/// @param data where everything is kept while it runs
public record Machines(Path root, Path data) {

    /// Brings up broker, database and the bare endpoint, measures, and stops everything.
    public void on(String name, Consumer<Machine> cases) {
        try (var machine = new Machine(root, data.resolve(name))) {
            machine.startBase();
            machine.startBare();
            cases.accept(machine);
        }
    }
}
