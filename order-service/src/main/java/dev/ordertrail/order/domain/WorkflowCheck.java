package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import dev.ordertrail.contracts.WorkflowWay;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in plain words what is wrong with a workflow definition.
final class WorkflowCheck {
    private static final Set<String> ROLES =
            Set.of("storefront", "buyer", "seller", "staff", "admin", "ops", "system");

    private final WorkflowDefinition flow;
    private final Set<String> known;
    private final List<String> problems = new ArrayList<>();

    private WorkflowCheck(WorkflowDefinition flow) {
        this.flow = flow;
        this.known = flow.statuses().stream().map(Status::id).collect(Collectors.toSet());
    }

    /// Everything that is wrong, nothing when it can be used.
    static List<String> problems(WorkflowDefinition flow) {
        var check = new WorkflowCheck(flow);
        check.statuses();
        check.start();
        check.transitions();
        check.triggers();
        check.timers();
        check.named();
        check.reachable();
        return check.problems;
    }

    private void statuses() {
        if (known.size() < flow.statuses().size()) {
            problems.add("a status is listed twice");
        }
        for (var status : flow.statuses()) {
            if (!status.id().matches("[a-z][a-z0-9_]{0,29}")) {
                problems.add(
                        "status '" + status.id() + "' is not lower_case of at most 30 letters");
            }
            if (!status.colour().matches("#[0-9A-Fa-f]{6}")) {
                problems.add("status '" + status.id() + "' has no colour like #1F6FEB");
            }
            if (status.progress() < 0 || status.progress() > 100) {
                problems.add("status '" + status.id() + "' has a progress outside 0 to 100");
            }
        }
        if (flow.statuses().stream().noneMatch(s -> s.phase().isEnd())) {
            problems.add("no status is an end");
        }
    }

    private void start() {
        var first = flow.start().status();
        if (first != null) {
            known(first, "start");
        } else if (flow.start().paid().isEmpty()) {
            problems.add("start names no status at all");
        }
        flow.start()
                .paid()
                .forEach((method, status) -> known(status, "start when paid by " + method));
    }

    private void transitions() {
        var seen = new HashSet<String>();
        for (var t : flow.transitions()) {
            known(t.from(), "a transition");
            if (!Trigger.BACK.equals(t.to())) {
                known(t.to(), "a transition");
            }
            if (!seen.add(t.from() + " → " + t.to())) {
                problems.add("the transition " + t.from() + " → " + t.to() + " is listed twice");
            }
            roles(t.by());
        }
    }

    private void triggers() {
        var seen = new HashSet<String>();
        for (var t : flow.triggers()) {
            if (!Trigger.BACK.equals(t.to())) {
                known(t.to(), "trigger " + t.when());
            }
            for (var from : t.from()) {
                known(from, "trigger " + t.when());
                if (!seen.add(t.when() + " " + from)) {
                    problems.add("two triggers on " + t.when() + " leave " + from);
                }
                if (from.equals(t.to())) {
                    problems.add("trigger " + t.when() + " leads from " + from + " to itself");
                }
            }
        }
    }

    private void timers() {
        var seen = new HashSet<String>();
        for (var t : flow.timers()) {
            var name = "timer '" + t.id() + "'";
            if (!seen.add(t.id())) {
                problems.add(name + " is listed twice");
            }
            t.in().forEach(status -> known(status, name));
            if (t.after().isNegative() || t.after().isZero()) {
                problems.add(name + " has no time to run");
            }
            var to = t.to();
            if (t.act() == Act.MOVE && to == null) {
                problems.add(name + " moves nowhere");
            } else if (to != null) {
                known(to, name);
            }
            if (t.act() == Act.REMIND && t.tell().isEmpty()) {
                problems.add(name + " reminds nobody");
            }
            roles(t.tell());
        }
    }

    private void named() {
        flow.grants().forEach(g -> known(g.on(), "a grant"));
        flow.tells().forEach(t -> roles(t.to()));
        var ways = Stream.of(WorkflowWay.values()).map(WorkflowWay::wire).toList();
        flow.ways()
                .forEach((way, status) -> {
                    if (!ways.contains(way)) {
                        problems.add("way '" + way + "' is not one of " + ways);
                    }
                    known(status, "way '" + way + "'");
                });
    }

    private void roles(List<String> named) {
        named.stream()
                .filter(role -> !ROLES.contains(role))
                .forEach(role -> problems.add("role '" + role + "' is not one of " + ROLES));
    }

    private void reachable() {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<String>();
        var first = flow.start().status();
        if (first != null) {
            open.add(first);
        }
        open.addAll(flow.start().paid().values());
        while (!open.isEmpty()) {
            var status = open.remove();
            if (reached.add(status)) {
                flow.transitions().stream()
                        .filter(t -> t.from().equals(status) && known.contains(t.to()))
                        .forEach(t -> open.add(t.to()));
                flow.triggers().stream()
                        .filter(t -> t.from().contains(status) && known.contains(t.to()))
                        .forEach(t -> open.add(t.to()));
            }
        }
        flow.statuses().stream()
                .filter(s -> !reached.contains(s.id()))
                .forEach(s -> problems.add("status '" + s.id() + "' can never be reached"));
    }

    private void known(String status, String where) {
        if (!known.contains(status)) {
            problems.add(where + " names '" + status + "', which is no status");
        }
    }
}
