package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.tracking.project.Words;
import dev.ordertrail.tracking.readmodel.StatsAnswer.Day;
import dev.ordertrail.tracking.readmodel.StatsAnswer.InPackage;
import dev.ordertrail.tracking.readmodel.StatsAnswer.InStatus;
import dev.ordertrail.tracking.readmodel.StatsAnswer.Month;
import dev.ordertrail.tracking.readmodel.StatsAnswer.Revenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up groups of orders that share workflow, status, currency and month.
final class Tally {
    private static final Set<Phase> EARNED = EnumSet.of(Phase.DELIVERED, Phase.DONE);

    private final Workflows workflows;
    private final TreeMap<String, TreeMap<String, Long>> statuses = new TreeMap<>();
    private final TreeMap<String, Long> phases = new TreeMap<>();
    private final TreeMap<String, Sum> earned = new TreeMap<>();
    private final TreeMap<YearMonth, Long> months = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<YearMonth, TreeMap<String, Sum>> monthly = new TreeMap<>();
    private long total;

    Tally(Workflows workflows) {
        this.workflows = workflows;
    }

    private record Sum(BigDecimal amount, long orders) {
        Sum plus(Sum other) {
            return new Sum(amount.add(other.amount), orders + other.orders);
        }
    }

    void add(
            String workflow,
            String status,
            String asset,
            LocalDate first,
            long orders,
            BigDecimal amount) {
        var phase = phase(workflow, status);
        var month = YearMonth.from(first);
        total += orders;
        statuses.computeIfAbsent(workflow, _ -> new TreeMap<>()).merge(status, orders, Long::sum);
        months.merge(month, orders, Long::sum);
        if (phase != null) {
            phases.merge(phase.wire(), orders, Long::sum);
        }
        if (phase != null && EARNED.contains(phase)) {
            var sum = new Sum(amount, orders);
            earned.merge(asset, sum, Sum::plus);
            monthly.computeIfAbsent(month, _ -> new TreeMap<>()).merge(asset, sum, Sum::plus);
        }
    }

    StatsAnswer answer(Instant now, List<InPackage> packages, List<Day> days) {
        var perMonth = new ArrayList<Month>();
        months.forEach((month, orders) ->
                perMonth.add(
                        new Month(
                                month.toString(),
                                orders,
                                revenue(monthly.getOrDefault(month, new TreeMap<>())))));
        return new StatsAnswer(
                now, total, revenue(earned), phases, statuses(), packages, days, perMonth);
    }

    private List<InStatus> statuses() {
        var all = new ArrayList<InStatus>();
        statuses.forEach((workflow, counts) -> {
            var words = new Words(workflows.find(WorkflowRef.parse(workflow)));
            counts.forEach((status, orders) -> {
                var phase = phase(workflow, status);
                all.add(
                        new InStatus(
                                workflow,
                                status,
                                words.label(status),
                                phase == null ? null : phase.wire(),
                                orders));
            });
        });
        return all;
    }

    private static List<Revenue> revenue(Map<String, Sum> sums) {
        return sums.entrySet().stream()
                .map(e -> {
                    var sum = e.getValue();
                    var average =
                            sum.amount()
                                    .divide(
                                            BigDecimal.valueOf(sum.orders()),
                                            Math.max(2, sum.amount().scale()),
                                            RoundingMode.HALF_EVEN);
                    return new Revenue(e.getKey(), sum.amount(), sum.orders(), average);
                })
                .toList();
    }

    private @Nullable Phase phase(String workflow, String status) {
        var found = new Words(workflows.find(WorkflowRef.parse(workflow))).status(status);
        return found == null ? null : found.phase();
    }
}
