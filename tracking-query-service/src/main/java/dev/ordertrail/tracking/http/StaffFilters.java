package dev.ordertrail.tracking.http;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.tracking.readmodel.StaffQuery;
import dev.ordertrail.tracking.readmodel.StaffQuery.Amount;
import dev.ordertrail.tracking.readmodel.StaffQuery.Flow;
import dev.ordertrail.tracking.readmodel.StaffQuery.Period;
import dev.ordertrail.tracking.readmodel.Vocabulary.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a query of what was asked.
final class StaffFilters {
    static final List<String> NAMES =
            List.of(
                    "status",
                    "phase",
                    "workflow",
                    "service",
                    "seller",
                    "agent",
                    "agent_id",
                    "staff",
                    "paymentMethod",
                    "minAmount",
                    "maxAmount",
                    "currency",
                    "from",
                    "to",
                    "q",
                    "shop");

    private final Caller caller;
    private final Known known;
    private final Checks checks;

    StaffFilters(Caller caller, Known known, Checks checks) {
        this.caller = caller;
        this.known = known;
        this.checks = checks;
    }

    StaffQuery of(StaffParams asked) {
        return new StaffQuery(
                shop(asked),
                flow(asked),
                checks.word("service", asked.service),
                checks.word("seller", asked.seller),
                agent(asked),
                staff(asked),
                checks.word("paymentMethod", asked.paymentMethod),
                amount(asked),
                period(asked),
                checks.word("q", asked.q));
    }

    private @Nullable String shop(StaffParams asked) {
        var shop = checks.word("shop", asked.shop);
        if (shop != null && !caller.reaches(shop)) {
            checks.wrong("shop", "your own, " + caller.shop() + "; others are for ops");
        }
        return shop == null && !caller.has(Role.OPS) ? caller.shop() : shop;
    }

    private @Nullable Flow flow(StaffParams asked) {
        var workflows = checks.words("workflow", asked.workflow);
        workflows.stream()
                .filter(w -> !known.workflowNames().contains(w))
                .forEach(w ->
                        checks.wrong("workflow", list("no workflow " + w, known.workflowNames())));
        var statuses = new ArrayList<String>();
        for (var name : checks.words("status", asked.status)) {
            var status = known.status(name);
            if (status == null) {
                checks.wrong("status", list("no status " + name, known.statusNames()));
            } else {
                statuses.add(status);
            }
        }
        return known.flow(workflows, statuses, phases(asked));
    }

    private List<Phase> phases(StaffParams asked) {
        return checks.words("phase", asked.phase).stream()
                .map(name -> {
                    var found =
                            Arrays.stream(Phase.values())
                                    .filter(p -> p.wire().equals(name.toLowerCase(Locale.ROOT)))
                                    .findFirst();
                    if (found.isEmpty()) {
                        var all = Arrays.stream(Phase.values()).map(Phase::wire).toList();
                        checks.wrong("phase", list("no phase " + name, all));
                    }
                    return found.orElse(null);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static String list(String said, java.util.Collection<String> possible) {
        return said + "; there are " + String.join(", ", possible);
    }

    private @Nullable String agent(StaffParams asked) {
        var agent = checks.word("agent", asked.agent);
        var same = checks.word("agent_id", asked.agentId);
        if (agent != null && same != null && !agent.equals(same)) {
            checks.wrong("agent_id", "the same as agent");
        }
        return agent == null ? same : agent;
    }

    private @Nullable String staff(StaffParams asked) {
        var staff = checks.word("staff", asked.staff);
        return switch (staff) {
            case null -> null;
            case "me" -> caller.id();
            case "none" -> "";
            default -> staff;
        };
    }

    private Amount amount(StaffParams asked) {
        var least = checks.amount("minAmount", asked.minAmount);
        var most = checks.amount("maxAmount", asked.maxAmount);
        var asset = checks.word("currency", asked.currency);
        if ((least != null || most != null) && asset == null) {
            checks.wrong("currency", "needed beside an amount, such as USD");
        }
        if (least != null && most != null && least.compareTo(most) > 0) {
            checks.wrong("maxAmount", "not below minAmount");
        }
        return new Amount(least, most, asset == null ? null : asset.toUpperCase(Locale.ROOT));
    }

    private Period period(StaffParams asked) {
        var from = checks.time("from", asked.from, false);
        var until = checks.time("to", asked.to, true);
        if (from != null && until != null && from.isAfter(until)) {
            checks.wrong("to", "not before from");
        }
        return new Period(from, until);
    }
}
