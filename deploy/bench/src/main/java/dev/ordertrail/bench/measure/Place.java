package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Figures;
import dev.ordertrail.bench.load.Load;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.util.List;

/// (a) Orders per second, every answer durable: order-service with its relay alone, beside the bare
/// endpoint.
public final class Place {
    static final int CLIENTS = 32;
    private static final double USUAL_BARE = 4_700;
    private static final double TOLERANCE = 0.3;

    private final Machine machine;
    private final Plan plan;

    public Place(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    /// Measures both sides in turn.
    public Result measure() {
        machine.start(Service.ORDER);
        var orders = new Orders(machine);
        var ours = new Load(orders.address(), CLIENTS);
        var bare = new Load(machine.bare(), CLIENTS);
        var warmUp = new WarmUp(machine);
        warmUp.with(
                plan.warmUp(),
                time -> ours.closed(time, wire -> Orders.created(orders.place(wire))));
        warmUp.with(
                plan.warmUp(),
                time -> bare.closed(time, wire -> Orders.created(Orders.placeBare(wire))));
        Figures we = null;
        Figures they = null;
        for (var round = 0; round < plan.rounds(); round++) {
            var one = ours.closed(plan.stretch(), wire -> Orders.created(orders.place(wire)));
            var other = bare.closed(plan.stretch(), wire -> Orders.created(Orders.placeBare(wire)));
            we = we == null ? one : we.and(one);
            they = they == null ? other : they.and(other);
        }
        if (we == null || they == null) {
            throw new IllegalArgumentException("at least one round");
        }
        return new Result(we, they);
    }

    /// Both sides.
    public record Result(Figures ours, Figures bare) {
        /// The lines of the table.
        public List<Row> rows() {
            return List.of(
                    Row.atLeast(
                            "place", ours.perSecond(), bare.perSecond(), "orders/s", 0.5, notes()),
                    Row.plain("place p50", ours.millis(50), bare.millis(50), "ms", ""),
                    Row.plain("place p99", ours.millis(99), bare.millis(99), "ms", ""));
        }

        private String notes() {
            var off =
                    Math.abs(bare.perSecond() / USUAL_BARE - 1) > TOLERANCE
                            ? "yardstick is off the usual 4,700/s by more than 30 %"
                            : "";
            return ours.failures() + bare.failures() == 0
                    ? off
                    : off + " failures: " + ours.failures() + " / " + bare.failures();
        }
    }
}
