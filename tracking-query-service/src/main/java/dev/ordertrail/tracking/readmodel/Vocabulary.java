package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.readmodel.StaffQuery.Flow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words that workflow files give to statuses: what a filter may name, and what columns hold.
@Singleton
public class Vocabulary {
    private final Tx tx;
    private final Workflows workflows;

    @Inject
    Vocabulary(Tx tx, Workflows workflows) {
        this.tx = tx;
        this.workflows = workflows;
    }

    /// The workflows as they are known now.
    public Known known() {
        return new Known(tx.read(workflows::all));
    }

    /// Workflow definitions that have come.
    public record Known(List<WorkflowDefinition> flows) {
        public Known {
            flows = List.copyOf(flows);
        }

        /// Ids of workflows, and their versions: `retail`, `retail.v1`.
        public Set<String> workflowNames() {
            var names = new TreeSet<String>();
            flows.forEach(f -> {
                names.add(f.id());
                names.add(f.ref().toString());
            });
            return names;
        }

        public Set<String> statusNames() {
            var names = new LinkedHashSet<String>();
            flows.forEach(f -> f.statuses().forEach(s -> names.add(s.id())));
            return names;
        }

        /// The status that a person means by its id or its label, in any case; null when none.
        public @Nullable String status(String name) {
            var wanted = folded(name);
            return flows.stream()
                    .flatMap(f -> f.statuses().stream())
                    .filter(s -> folded(s.id()).equals(wanted) || folded(s.label()).equals(wanted))
                    .map(Status::id)
                    .findFirst()
                    .orElse(null);
        }

        private static String folded(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        }

        /// What columns hold where these hold; each empty for any.
        public @Nullable Flow flow(
                Collection<String> workflows,
                Collection<String> statuses,
                Collection<Phase> phases) {
            if (workflows.isEmpty() && statuses.isEmpty() && phases.isEmpty()) {
                return null;
            }
            var meant = flows.stream().filter(f -> isMeant(f, workflows)).toList();
            var refs =
                    workflows.isEmpty()
                            ? List.<String>of()
                            : meant.stream().map(f -> f.ref().toString()).toList();
            if (phases.isEmpty()) {
                return new Flow(refs, List.copyOf(statuses), Set.of());
            }
            var ids = new LinkedHashSet<String>();
            var pairs = new LinkedHashSet<String>();
            var others = new LinkedHashSet<String>();
            for (var flow : meant) {
                for (var status : flow.statuses()) {
                    var fits = statuses.isEmpty() || statuses.contains(status.id());
                    if (fits && phases.contains(status.phase())) {
                        ids.add(status.id());
                        pairs.add(flow.ref() + "/" + status.id());
                    } else {
                        others.add(status.id());
                    }
                }
            }
            others.retainAll(ids);
            return new Flow(
                    refs,
                    ids.isEmpty() ? List.of("") : List.copyOf(ids),
                    others.isEmpty() ? Set.of() : pairs);
        }

        private static boolean isMeant(WorkflowDefinition flow, Collection<String> names) {
            return names.isEmpty()
                    || Stream.of(flow.id(), flow.ref().toString()).anyMatch(names::contains);
        }
    }
}
