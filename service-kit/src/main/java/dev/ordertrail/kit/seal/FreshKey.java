package dev.ordertrail.kit.seal;

import com.google.crypto.tink.Aead;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// A key for a person who has none, which nobody has kept yet. It seals at once; [#INSERT] keeps
/// and tells it as a part of the statement that writes what was sealed. Until that has committed it
/// is known to nobody: see [PersonKeys#kept].
public final class FreshKey {
    /// Two common table expressions for any number of keys; four parameters, set by [#bind]. It
    /// violates `person_key_pkey` when a person has got a key meanwhile.
    public static final String INSERT =
            """
            person_key_kept AS (
              INSERT INTO person_key (person, wrapped)
              SELECT * FROM unnest(?::text[], ?::text[])
              RETURNING person),
            person_key_told AS (
              INSERT INTO outbox (aggregatetype, aggregateid, type, payload, event_id, headers)
              SELECT 'person-keys', person, 'person-keys', payload, gen_random_uuid()::text,
                     '{"content-type":"application/json"}'
              FROM person_key_kept JOIN unnest(?::text[], ?::bytea[]) AS told(person, payload) USING (person))
            """;

    private final String person;
    private final String wrapped;
    private final Aead key;

    FreshKey(String person, String wrapped, Aead key) {
        this.person = person;
        this.wrapped = wrapped;
        this.key = key;
    }

    /// Seals under this key.
    public Sealed seal(PersonalData data) {
        return Sealing.seal(key, person, EventJson.write(data));
    }

    /// Seals a text under this key.
    public Sealed sealText(String text) {
        return Sealing.seal(key, person, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sets the parameters of [#INSERT] from this index on.
    ///
    /// @return the next free index
    public static int bind(PreparedStatement statement, int from, List<FreshKey> keys)
            throws SQLException {
        var c = statement.getConnection();
        var persons = c.createArrayOf("text", keys.stream().map(FreshKey::person).toArray());
        var payloads =
                keys.stream().map(k -> PersonKeyJson.write(k.wrapped)).toArray(byte[][]::new);
        statement.setArray(from, persons);
        statement.setArray(
                from + 1, c.createArrayOf("text", keys.stream().map(k -> k.wrapped).toArray()));
        statement.setArray(from + 2, persons);
        statement.setArray(from + 3, c.createArrayOf("bytea", payloads));
        return from + 4;
    }

    String person() {
        return person;
    }

    Aead key() {
        return key;
    }
}
