package dev.ordertrail.kit.seal;

import com.google.crypto.tink.Aead;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// A key for a person who has none, which nobody has kept yet. It seals at once; [#INSERT] keeps
/// and tells it as a part of the statement that writes what was sealed. Until that has committed it
/// is known to nobody: see [PersonKeys#kept].
public final class FreshKey {
    /// Two common table expressions; four parameters, set by [#bind]. It violates `person_key_pkey`
    /// when the person has got a key meanwhile.
    public static final String INSERT =
            """
            person_key_kept AS (
              INSERT INTO person_key (person, wrapped) VALUES (?, ?)
              RETURNING person),
            person_key_told AS (
              INSERT INTO outbox (aggregatetype, aggregateid, type, payload, event_id, headers)
              SELECT 'person-keys', person, 'person-keys', ?, ?, '{"content-type":"application/json"}'
              FROM person_key_kept)
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
    public int bind(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, person);
        statement.setString(from + 1, wrapped);
        statement.setBytes(from + 2, PersonKeyJson.write(wrapped));
        statement.setString(from + 3, UUID.randomUUID().toString());
        return from + 4;
    }

    String person() {
        return person;
    }

    Aead key() {
        return key;
    }
}
