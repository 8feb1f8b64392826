package dev.ordertrail.notification.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one person wants to hear of by one channel: a yes or no for one event, or for all (`*`).
@Entity
public class Preference extends PanacheEntityBase {
    /// Every event.
    public static final String EVERYTHING = "*";

    @Id
    @SequenceGenerator(name = "preference_seq", sequenceName = "preference_seq")
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "preference_seq")
    @Nullable Long id;

    @Column(nullable = false)
    public String shop = "";

    @Column(nullable = false)
    public String person = "";

    @Column(nullable = false)
    public String channel = "";

    @Column(nullable = false)
    public String event = "";

    @Column(nullable = false)
    public boolean enabled;

    /// A preference, not yet stored.
    public static Preference said(
            String shop, String person, String channel, String event, boolean enabled) {
        var preference = new Preference();
        preference.shop = shop;
        preference.person = person;
        preference.channel = channel;
        preference.event = event;
        preference.enabled = enabled;
        return preference;
    }

    /// What a person has said, in the order in which it is shown.
    public static List<Preference> of(String shop, String person) {
        return list("shop = ?1 and person = ?2 order by channel, event", shop, person);
    }

    /// Puts these in the place of everything the person has said before. Two at once take turns.
    public static void replace(String shop, String person, List<Preference> with) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0)))")
                .setParameter(1, shop + "\n" + person)
                .getSingleResult();
        delete("shop = ?1 and person = ?2", shop, person);
        persist(with);
        flush();
    }
}
