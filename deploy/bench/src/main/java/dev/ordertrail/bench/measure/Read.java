package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Figures;
import dev.ordertrail.bench.load.Load;
import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// (e) `GET /api/orders/{id}` by its buyer's shop, beside a bare GET by key.
public final class Read {
    private static final int ORDERS = 2_000;
    private static final Pattern BARE_ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Machine machine;
    private final Plan plan;

    public Read(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    /// Measures both in turn.
    public List<Row> measure() {
        machine.start(Service.values());
        var ours = ours();
        var bare = bare();
        var head = Orders.head(machine.token("bench", "staff"));
        var tracking = new Load(machine.address(Service.TRACKING), Place.CLIENTS);
        var beside = new Load(machine.bare(), Place.CLIENTS);
        Load.Request read =
                wire -> ok(wire.ask("GET", "/api/orders/" + any(ours), head, new byte[0]));
        Load.Request readBare =
                wire -> ok(wire.ask("GET", "/bare/orders/" + any(bare), "", new byte[0]));
        var warmUp = new WarmUp(machine);
        warmUp.with(plan.warmUp(), time -> tracking.closed(time, read));
        warmUp.with(plan.warmUp(), time -> beside.closed(time, readBare));
        var we = tracking.closed(plan.stretch(), read);
        var they = beside.closed(plan.stretch(), readBare);
        for (var round = 1; round < plan.rounds(); round++) {
            we = we.and(tracking.closed(plan.stretch(), read));
            they = they.and(beside.closed(plan.stretch(), readBare));
        }
        return List.of(
                Row.atLeast(
                        "read",
                        we.perSecond(),
                        they.perSecond(),
                        "reads/s",
                        0.5,
                        failures(we, they)),
                Row.plain("read p99", we.millis(99), they.millis(99), "ms", ""));
    }

    private List<String> ours() {
        var orders = new Orders(machine);
        var visibility = new Visibility(machine);
        var ids = new ArrayList<String>();
        try (var wire = new Wire(orders.address());
                var reader = visibility.connect()) {
            for (var i = 0; i < ORDERS; i++) {
                ids.add(Orders.id(orders.place(wire)));
            }
            for (var id : ids) {
                visibility.await(reader, id, System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    private List<String> bare() {
        var ids = new ArrayList<String>();
        try (var wire = new Wire(machine.bare())) {
            for (var i = 0; i < ORDERS; i++) {
                var found = BARE_ID.matcher(Orders.placeBare(wire).text());
                if (found.find()) {
                    ids.add(found.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    private static String failures(Figures we, Figures they) {
        var failed = we.failures() + they.failures();
        return failed == 0 ? "32 clients" : "failures: " + we.failures() + " / " + they.failures();
    }

    private static boolean ok(Wire.Answer answer) {
        return answer.status() == 200;
    }

    private static String any(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }
}
