package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.demo.Day;
import dev.ordertrail.orderctl.demo.Seen;
import dev.ordertrail.orderctl.demo.Surroundings;
import dev.ordertrail.orderctl.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A day of a shop, as the outside world would live it.
@Command(
        name = "demo",
        description = {
            "Plays a day of a shop against a running system, by nothing but the public HTTP API and",
            "signed webhooks: every status that its orders know, and what is refused on the way.",
            "It leaves pages to look at, and fails when anything is not as it has to be."
        })
public final class Demo implements Callable<Integer> {
    private static final String ALL = "all";

    private final Settings settings;

    @Mixin private Output output;

    @Option(
            names = "--shop",
            defaultValue = "marketplace",
            description =
                    "marketplace, digital, service, hosting, retail, or all (${DEFAULT-VALUE}).")
    private String shop;

    @Option(
            names = "--patience",
            defaultValue = "30",
            description = "Seconds to wait for a step to become visible (${DEFAULT-VALUE}).")
    private long patience;

    @Option(
            names = "--pause",
            defaultValue = "0",
            description =
                    "Seconds to rest after each step, for watching the page (${DEFAULT-VALUE}).")
    private long pause;

    public Demo(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var surroundings =
                new Surroundings(
                        settings,
                        Duration.ofSeconds(patience),
                        Duration.ofSeconds(pause),
                        output::say);
        var days = shop.equals(ALL) ? List.of(Day.values()) : List.of(Day.of(shop));
        var seen = new ArrayList<Seen>();
        for (var day : days) {
            output.say("%nA day of %s, in shop %s%n".formatted(day.workflow(), day.shop()));
            var one = day.play(surroundings);
            seen.add(one);
            output.say(summary(one));
        }
        output.print(shop.equals(ALL) ? seen : seen.getFirst(), () -> "");
        return 0;
    }

    private static String summary(Seen seen) {
        var text = new StringBuilder();
        text.append(
                "%n%s: all %d statuses visited with %d orders, %d forbidden things refused.%n"
                        .formatted(
                                seen.day(),
                                seen.visited().size(),
                                seen.orders().size(),
                                seen.refused()));
        text.append("  statuses: ").append(String.join(", ", seen.visited())).append('\n');
        for (var order : seen.orders()) {
            text.append(
                    "  %-18s %-12s %s%n"
                            .formatted(order.orderNumber(), order.status(), order.page()));
        }
        text.append("  events: ./run events ").append(seen.orders().getFirst().orderId());
        return text.toString();
    }
}
