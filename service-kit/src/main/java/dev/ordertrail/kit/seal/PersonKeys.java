package dev.ordertrail.kit.seal;

import com.google.crypto.tink.Aead;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.outbox.Outbox.RawRecord;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keys of persons, in the database and, unwrapped, in memory.
@Singleton
public class PersonKeys {
    private static final Logger LOG = Logger.getLogger(PersonKeys.class);
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

    private final Tx tx;
    private final Outbox outbox;
    private final KeyEncryptionKey kek;
    private final KeyCache cache;

    /// Persons whose key was made in a transaction that has not committed, or was rolled back: not
    /// to be remembered.
    private final Set<String> uncommitted = ConcurrentHashMap.newKeySet();

    @Inject
    public PersonKeys(Tx tx, Outbox outbox, KeyEncryptionKey kek, KitConfig config) {
        this.tx = tx;
        this.outbox = outbox;
        this.kek = kek;
        cache = new KeyCache(config.personKeys().cached(), config.personKeys().cachedFor());
    }

    /// Makes a key for each person that has none, in a transaction of its own or the current one,
    /// and tells it on `person-keys`. Costs nothing for persons seen lately.
    public void ensure(Collection<String> persons) {
        var missing = unknown(persons);
        if (!missing.isEmpty()) {
            tx.run(connection -> ensure(connection, missing));
        }
    }

    /// Like [#ensure(Collection)], in the transaction of this connection; before the events that
    /// need the keys are put into the outbox.
    public void ensure(Connection connection, Collection<String> persons) {
        var wrapped = new TreeMap<String, String>();
        unknown(persons).forEach(person -> wrapped.put(person, kek.newKey(person)));
        if (wrapped.isEmpty()) {
            return;
        }
        try {
            var fresh = PersonKeyRows.add(connection, wrapped);
            wrapped.keySet().retainAll(fresh);
            tell(connection, wrapped);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// A key for a person who has none, to be kept by the statement that writes what it seals;
    /// empty when the person has one. Asks the database only about persons not seen lately.
    public Optional<FreshKey> missing(String person) {
        return find(person).isPresent() ? Optional.empty() : Optional.of(fresh(person));
    }

    /// Like [#missing], for a person who cannot have one yet.
    public FreshKey fresh(String person) {
        var wrapped = kek.newKey(person);
        return new FreshKey(person, wrapped, unwrapped(person, wrapped).orElseThrow());
    }

    /// Remembers a fresh key, once the statement that keeps it has committed.
    public void kept(FreshKey key) {
        cache.put(key.person(), key.key());
    }

    private void tell(Connection connection, Map<String, String> wrapped) {
        uncommitted.addAll(wrapped.keySet());
        outbox.addRaw(
                connection,
                wrapped.entrySet().stream()
                        .map(e ->
                                new RawRecord(
                                        Topics.PERSON_KEYS,
                                        e.getKey(),
                                        PersonKeyJson.write(e.getValue()),
                                        HEADERS))
                        .toList());
        // Not remembered yet: a savepoint may have undone the key within a transaction that
        // commits.
        tx.afterCommit(() -> uncommitted.removeAll(wrapped.keySet()));
    }

    /// Destroys a person's key, here and by a tombstone everywhere. What was sealed with it stays
    /// shut for good.
    public void erase(Connection connection, String person) {
        learn(connection, person, null);
        outbox.addRaw(connection, Topics.PERSON_KEYS, person, null, HEADERS);
    }

    /// Takes over what `person-keys` says.
    ///
    /// @param wrapped null: the key is destroyed
    public void learn(Connection connection, String person, @Nullable String wrapped) {
        try {
            PersonKeyRows.learn(connection, person, wrapped);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        forget(person);
        tx.afterCommit(() -> forget(person)); // whoever looked meanwhile found what was committed
    }

    /// Forgets a key that may be another one by now, in memory only.
    void forget(String person) {
        cache.forget(person);
    }

    /// Brings the keys of many persons into memory with one query; before many boxes are opened.
    public void warm(Connection connection, Collection<String> persons) {
        var missing = unknown(persons);
        if (!missing.isEmpty()) {
            load(connection, missing);
        }
    }

    /// A person's key; empty when there is none, or it was destroyed.
    Optional<Aead> find(Connection connection, String person) {
        var known = cache.get(person);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(load(connection, java.util.List.of(person)).get(person));
    }

    /// Like [#find(Connection, String)] on a connection of its own, only if it is needed.
    Optional<Aead> find(String person) {
        var known = cache.get(person);
        return known != null ? Optional.of(known) : tx.read(connection -> find(connection, person));
    }

    /// Whether the person is known to have had a key that was destroyed.
    boolean isErased(String person) {
        return tx.read(connection -> PersonKeyRows.isErased(connection, person));
    }

    private Map<String, Aead> load(Connection connection, Collection<String> persons) {
        var keys = new HashMap<String, Aead>();
        try {
            PersonKeyRows.wrapped(connection, persons)
                    .forEach((person, wrapped) ->
                            unwrapped(person, wrapped).ifPresent(key -> keys.put(person, key)));
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        keys.forEach((person, key) -> {
            if (!uncommitted.contains(person)) {
                cache.put(person, key);
            }
        });
        return keys;
    }

    private Optional<Aead> unwrapped(String person, String wrapped) {
        try {
            return Optional.of(kek.unwrap(person, wrapped));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            LOG.error("a person's key was not wrapped by this ORDERTRAIL_KEK");
            return Optional.empty();
        }
    }

    private SortedSet<String> unknown(Collection<String> persons) {
        var unknown = new TreeSet<String>();
        for (var person : persons) {
            if (cache.get(person) == null) {
                unknown.add(person);
            }
        }
        return unknown;
    }
}
