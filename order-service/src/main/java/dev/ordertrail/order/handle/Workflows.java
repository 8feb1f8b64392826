package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.domain.Diagram;
import dev.ordertrail.order.domain.Workflow;
import dev.ordertrail.order.shop.Shops;
import dev.ordertrail.order.store.PublishedWorkflows;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Every workflow version of this deployment, checked at start and published.
@ApplicationScoped
public class Workflows {
    private final TreeMap<String, Workflow> byRef = new TreeMap<>();
    private final TreeMap<String, Workflow> newest = new TreeMap<>();
    private final Collection<WorkflowFiles.Loaded> files;
    private final Tx tx;
    private final PublishedWorkflows published;

    /// @param directory with further files `<id>.v<version>.yaml`, beside those built in
    Workflows(
            @ConfigProperty(name = "ordertrail.workflows") Optional<String> directory,
            Shops shops,
            Tx tx,
            PublishedWorkflows published) {
        this.tx = tx;
        this.published = published;
        files = WorkflowFiles.load(directory);
        files.forEach(f -> add(new Workflow(f.definition())));
        shops.all().forEach(shop -> require(shop.id(), shop.workflow()));
    }

    /// Publishes what is new; a workflow that was edited after it was published stops the start.
    void publish(@Observes StartupEvent started) {
        tx.run(c -> {
            for (var file : files) {
                var ref = file.definition().ref().toString();
                published.publish(c, ref, file.hash(), file.json());
            }
        });
    }

    /// The newest version of a workflow, or the very version: `marketplace` or `marketplace.v1`.
    Optional<Workflow> newest(String idOrRef) {
        var exact = byRef.get(idOrRef);
        return Optional.ofNullable(exact == null ? newest.get(idOrRef) : exact);
    }

    /// The version that an order began with.
    ///
    /// @throws IllegalStateException when its file is gone
    Workflow of(WorkflowRef ref) {
        var flow = byRef.get(ref.toString());
        if (flow == null) {
            throw new IllegalStateException("the file of workflow " + ref + " is gone");
        }
        return flow;
    }

    /// Every version.
    public Collection<WorkflowDefinition> all() {
        return byRef.values().stream().map(Workflow::definition).toList();
    }

    /// What a workflow says: `marketplace` (its newest version) or `marketplace.v1`.
    public Optional<WorkflowDefinition> definition(String idOrRef) {
        return newest(idOrRef).map(Workflow::definition);
    }

    /// Whether orders of this workflow are sent to an address.
    public static boolean sends(WorkflowDefinition flow) {
        return flow.statuses().stream().anyMatch(s -> s.phase() == Phase.SHIPPING);
    }

    /// The workflow as a Mermaid state diagram.
    public static String drawn(WorkflowDefinition flow) {
        return Diagram.mermaid(flow);
    }

    /// The workflow as an SVG picture.
    public static String pictured(WorkflowDefinition flow) {
        return Diagram.svg(flow);
    }

    private void add(Workflow flow) {
        if (byRef.put(flow.ref().toString(), flow) != null) {
            throw new IllegalStateException("two files define workflow " + flow.ref());
        }
        newest.merge(
                flow.ref().id(), flow, (a, b) -> a.ref().version() > b.ref().version() ? a : b);
    }

    private void require(String shop, String workflow) {
        if (newest(workflow).isEmpty()) {
            throw new IllegalStateException(
                    "shop %s uses workflow %s, which no file defines".formatted(shop, workflow));
        }
    }
}
