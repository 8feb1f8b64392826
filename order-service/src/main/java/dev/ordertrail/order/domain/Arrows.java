package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The arrows of a workflow, one for each pair of statuses, with everything that moves an order
/// along it.
final class Arrows {
    private final Map<String, Arrow> arrows = new LinkedHashMap<>();

    /// An arrow.
    ///
    /// @param to a status, or [Trigger#BACK]
    /// @param roles who may ask
    /// @param facts what moves it by itself: `⚡ paid`, `⏰ 7 days`
    record Arrow(String from, String to, Set<String> roles, Set<String> facts) {
        /// What moves an order along any of these, people first.
        static List<String> words(Collection<Arrow> arrows) {
            var roles = new LinkedHashSet<String>();
            var facts = new LinkedHashSet<String>();
            arrows.forEach(a -> {
                roles.addAll(a.roles());
                facts.addAll(a.facts());
            });
            var words = new ArrayList<String>();
            if (!roles.isEmpty()) {
                words.add(String.join(", ", roles));
            }
            words.addAll(facts);
            return words;
        }

        List<String> words() {
            return words(List.of(this));
        }

        /// `processing → shipped: seller, staff`.
        String name() {
            return from + " → " + to + ": " + String.join(", ", words());
        }
    }

    static Collection<Arrow> of(WorkflowDefinition flow) {
        var all = new Arrows();
        flow.transitions().forEach(t -> all.between(t.from(), t.to()).roles().addAll(t.by()));
        flow.triggers()
                .forEach(t ->
                        t.from()
                                .forEach(from ->
                                        all.between(from, t.to())
                                                .facts()
                                                .add("⚡ " + spaced(t.when()))));
        for (var timer : flow.timers()) {
            var to = timer.to();
            if (to != null) {
                timer.in()
                        .forEach(from ->
                                all.between(from, to).facts().add("⏰ " + timer.afterInWords()));
            }
        }
        return all.arrows.values();
    }

    private Arrow between(String from, String to) {
        return arrows.computeIfAbsent(
                from + " → " + to,
                _ -> new Arrow(from, to, new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    private static String spaced(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
