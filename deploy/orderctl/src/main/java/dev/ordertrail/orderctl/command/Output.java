package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.api.Json;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a command prints: for people, or with `--json` for programs.
final class Output {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// Prints one of the two.
    void print(Object value, Supplier<String> text) {
        line(json ? Json.text(value) : text.get());
    }

    /// Prints a line for people; programs do not see it.
    void say(String line) {
        if (!json) {
            line(line);
        }
    }

    /// Whether programs read along.
    boolean json() {
        return json;
    }

    /// Where it prints.
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    private void line(String text) {
        out().println(text.stripTrailing());
        out().flush();
    }
}
