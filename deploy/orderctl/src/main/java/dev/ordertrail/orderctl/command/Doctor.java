package dev.ordertrail.orderctl.command;

import dev.ordertrail.embedded.PostgresCluster;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.OneAtATime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks for what commonly goes wrong.
@Command(
        name = "doctor",
        description = {
            "Looks for what commonly goes wrong and says what to do.",
            "Exits with 1 when something must be done."
        })
public final class Doctor implements Callable<Integer> {
    private static final long MEMORY = 3L << 30;

    private final Settings settings;

    @Mixin private Output output;

    public Doctor(Settings settings) {
        this.settings = settings;
    }

    /// One thing it looked at.
    ///
    /// @param verdict `ok`, `note` or `bad`
    public record Finding(String verdict, String what) {}

    @Override
    public Integer call() {
        settings.home().create();
        var findings = examine();
        output.print(
                findings,
                () -> {
                    var table = new Table("", "");
                    findings.forEach(f -> table.row(f.verdict(), f.what()));
                    return table.toString().strip();
                });
        return findings.stream().noneMatch(f -> f.verdict().equals("bad")) ? 0 : 1;
    }

    private List<Finding> examine() {
        var found = new ArrayList<Finding>();
        var preflight = new Preflight(settings);
        found.add(jdk());
        found.add(memory());
        found.add(preflight.unbuilt().map(Doctor::bad).orElse(ok("everything is built")));
        found.add(preflight.full().map(Doctor::bad).orElse(ok("the disk has room")));
        found.addAll(secrets());
        found.add(tokens());
        found.addAll(providers());
        if (OneAtATime.holder(settings.home().run()).isPresent()) {
            found.addAll(running());
        } else {
            found.addAll(ports(preflight));
        }
        return List.copyOf(found);
    }

    private static Finding jdk() {
        var version = Runtime.version();
        return version.feature() >= 25
                ? ok("JDK " + version)
                : bad("JDK " + version + ": 25 is needed; set JAVA_HOME to one");
    }

    private static Finding memory() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean machine) {
            var total = machine.getTotalMemorySize();
            var text = (total >> 20) + " MB of memory";
            return total >= MEMORY ? ok(text) : note(text + ": 3 GB are comfortable");
        }
        return note("cannot see how much memory there is");
    }

    private List<Finding> secrets() {
        var found = new ArrayList<Finding>();
        var files =
                List.of(settings.home().secrets(), settings.home().keys().resolve("token.key.pem"));
        for (var file : files) {
            if (Files.exists(file)) {
                found.add(permissions(file));
            }
        }
        return found;
    }

    private static Finding permissions(Path file) {
        try {
            var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return permissions.equals("rw-------")
                    ? ok(file.getFileName() + " is readable by its owner only")
                    : bad(file + " is " + permissions + ": chmod 600 it");
        } catch (IOException e) {
            return bad("cannot look at " + file);
        }
    }

    private Finding tokens() {
        return settings.tokenKeys().isPresent()
                ? ok("tokens are signed with this installation's own key (./run token)")
                : note("tokens come from " + settings.issuer() + "; ./run token is off");
    }

    private List<Finding> providers() {
        var local = settings.providers();
        return List.of(
                provider("Stripe", "STRIPE_API_KEY", local.isStripe()),
                provider("PayPal", "PAYPAL_CLIENT_ID", local.isPayPal()));
    }

    private Finding provider(String name, String variable, boolean local) {
        return local
                ? note(
                        "%s is played by %s; set %s to use your account"
                                .formatted(name, settings.providers().url(), variable))
                : ok(name + " is called with your own " + variable);
    }

    private static List<Finding> ports(Preflight preflight) {
        var busy = preflight.busy();
        return busy.isEmpty()
                ? List.of(ok("all ports are free"), note("nothing runs: ./run"))
                : busy.stream().map(Doctor::bad).toList();
    }

    private List<Finding> running() {
        var found = new ArrayList<Finding>();
        for (var part : Status.read(settings)) {
            found.add(
                    part.state().equals("ready")
                            ? ok(part.part() + " is ready")
                            : bad(
                                    part.part()
                                            + " is "
                                            + part.state()
                                            + ": ./run logs "
                                            + part.part()));
        }
        if (!settings.servers().ownDatabases()) {
            found.add(durability());
        }
        return found;
    }

    private Finding durability() {
        var cluster = settings.servers().postgres();
        try (var connection =
                        DriverManager.getConnection(
                                cluster.jdbcUrl("postgres"),
                                PostgresCluster.SUPERUSER,
                                cluster.password());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT string_agg(name || ' ' || setting, ', ' ORDER BY name), bool_and(setting = 'on') FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')")) {
            rows.next();
            var text = "PostgreSQL: " + rows.getString(1);
            return rows.getBoolean(2) ? ok(text) : bad(text + ": what is acknowledged can be lost");
        } catch (SQLException e) {
            return bad("PostgreSQL does not answer: ./run logs postgres");
        }
    }

    private static Finding ok(String what) {
        return new Finding("ok", what);
    }

    private static Finding note(String what) {
        return new Finding("note", what);
    }

    private static Finding bad(String what) {
        return new Finding("bad", what);
    }
}
