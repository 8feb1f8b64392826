package dev.ordertrail.providers.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All objects of both providers, in the order in which they were made. It is not synchronised:
/// whoever uses it holds the lock of the server.
public final class Store implements AutoCloseable {
    private final Map<String, Stored> byId = new LinkedHashMap<>();
    private final Map<Shelf, Map<String, Stored>> shelves = new LinkedHashMap<>();
    private final @Nullable Journal journal;

    private record Shelf(String account, String kind) {}

    private Store(@Nullable Journal journal) {
        this.journal = journal;
    }

    /// Kept in memory alone.
    public static Store inMemory() {
        return new Store(null);
    }

    /// Read from a journal, and written to it from now on.
    public static Store of(Journal journal) {
        var store = new Store(journal);
        journal.read().forEach(store::remember);
        return store;
    }

    /// Adds an object, or keeps what has become of it.
    public void put(String account, String kind, String id, ObjectNode object) {
        var stored = new Stored(account, kind, id, object);
        remember(stored);
        if (journal != null) {
            journal.append(stored);
        }
    }

    /// Forgets an object.
    public void remove(String id) {
        var stored = byId.remove(id);
        if (stored != null) {
            shelf(stored.account(), stored.kind()).remove(id);
            if (journal != null) {
                journal.appendRemoval(stored);
            }
        }
    }

    /// An object of any account.
    public Optional<Stored> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// An object of this account.
    public Optional<ObjectNode> find(String account, String kind, String id) {
        return Optional.ofNullable(shelf(account, kind).get(id)).map(Stored::object);
    }

    /// Every object of this kind that an account has, oldest first.
    public List<ObjectNode> all(String account, String kind) {
        return shelf(account, kind).values().stream().map(Stored::object).toList();
    }

    /// Every object of this kind, whosever it is.
    public List<Stored> all(String kind) {
        var all = new ArrayList<Stored>();
        shelves.forEach((shelf, objects) -> {
            if (shelf.kind().equals(kind)) {
                all.addAll(objects.values());
            }
        });
        return all;
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }

    private void remember(Stored stored) {
        byId.put(stored.id(), stored);
        shelf(stored.account(), stored.kind()).put(stored.id(), stored);
    }

    private Map<String, Stored> shelf(String account, String kind) {
        return shelves.computeIfAbsent(new Shelf(account, kind), _ -> new LinkedHashMap<>());
    }
}
