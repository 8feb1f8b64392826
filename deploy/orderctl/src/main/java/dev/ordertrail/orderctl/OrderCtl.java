package dev.ordertrail.orderctl;

import dev.ordertrail.embedded.EmbeddedStackException;
import dev.ordertrail.orderctl.command.Demo;
import dev.ordertrail.orderctl.command.Doctor;
import dev.ordertrail.orderctl.command.Events;
import dev.ordertrail.orderctl.command.Import;
import dev.ordertrail.orderctl.command.Logs;
import dev.ordertrail.orderctl.command.Parked;
import dev.ordertrail.orderctl.command.Prepare;
import dev.ordertrail.orderctl.command.Replay;
import dev.ordertrail.orderctl.command.Reset;
import dev.ordertrail.orderctl.command.Sign;
import dev.ordertrail.orderctl.command.Status;
import dev.ordertrail.orderctl.command.Stop;
import dev.ordertrail.orderctl.command.Token;
import dev.ordertrail.orderctl.command.TopicList;
import dev.ordertrail.orderctl.command.Up;
import dev.ordertrail.orderctl.command.Warm;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.UncheckedIOException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// `./run`: alone it brings the system up, with arguments it is this.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        version = "ordertrail 0.1.0",
        description =
                "Ordertrail: brings the system up, looks into it, takes it down. Without a command: up.",
        subcommands = {GenerateCompletion.class, CommandLine.HelpCommand.class},
        footer = {"", "Completion for bash and zsh: source <(./run generate-completion)"})
public final class OrderCtl {
    private OrderCtl() {}

    static void main(String[] args) {
        var arguments = args.length == 0 ? new String[] {"up"} : args;
        System.exit(commandLine(Settings.current()).execute(arguments));
    }

    /// All commands, working with these settings.
    public static CommandLine commandLine(Settings settings) {
        var line = new CommandLine(new OrderCtl());
        Object[] commands = {
            new Up(settings),
            new Demo(settings),
            new Status(settings),
            new Logs(settings),
            new Stop(settings),
            new Reset(settings),
            new Doctor(settings),
            new Token(settings),
            new Sign(settings),
            new Events(settings),
            new Import(settings),
            new TopicList(settings),
            new Parked(settings),
            new Replay(settings),
            new Prepare(settings),
            new Warm(settings)
        };
        for (var command : commands) {
            line.addSubcommand(command);
        }
        line.getSubcommands().values().forEach(OrderCtl::helpful);
        line.setExecutionExceptionHandler(OrderCtl::complain);
        return line;
    }

    private static void helpful(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec().mixinStandardHelpOptions(true);
        }
    }

    /// What a person can mend is said in a sentence; anything else is a bug and shows where.
    private static int complain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof Failure
                || e instanceof EmbeddedStackException
                || e instanceof IllegalArgumentException
                || e instanceof UncheckedIOException) {
            command.getErr().println(Ansi.AUTO.text("@|red " + e.getMessage() + "|@"));
        } else {
            e.printStackTrace(command.getErr());
        }
        return 1;
    }
}
