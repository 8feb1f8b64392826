package dev.ordertrail.notification.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.notification.send.feed.FeedChannel;
import dev.ordertrail.notification.store.Preference;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the caller wants to hear. Silence is a yes; a word about one event outweighs one about all
/// (`*`).
@Path("/api/notifications/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
@Blocking
public class PreferencesResource {
    private static final int MOST = 200;
    private static final Pattern EVENT = Pattern.compile("\\*|[a-z0-9_]+(\\.[a-z0-9_]+)*");
    private static final int LONGEST_EVENT = 80;

    private final Callers callers;

    PreferencesResource(Callers callers) {
        this.callers = callers;
    }

    /// One yes or no.
    ///
    /// @param channel `feed`
    /// @param event as notifications name it (`order.shipped`), or `*` for all
    public record Said(
            @Nullable String channel, @Nullable String event, @Nullable Boolean enabled) {}

    /// All of them.
    public record Preferences(@Nullable List<@Nullable Said> preferences) {}

    @GET
    @Operation(summary = "Your preferences")
    public Preferences get() {
        var caller = callers.caller();
        return shown(caller.shop(), caller.id());
    }

    @PUT
    @Transactional
    @Operation(summary = "Put these preferences in the place of your earlier ones")
    public Preferences put(@Nullable Preferences wanted) {
        var caller = callers.caller();
        var said = checked(wanted);
        Preference.replace(
                caller.shop(),
                caller.id(),
                said.stream().map(s -> entity(caller.shop(), caller.id(), s)).toList());
        return shown(caller.shop(), caller.id());
    }

    private static Preferences shown(String shop, String person) {
        return new Preferences(
                Preference.of(shop, person).stream()
                        .<@Nullable Said>map(p -> new Said(p.channel, p.event, p.enabled))
                        .toList());
    }

    private static List<Said> checked(@Nullable Preferences wanted) {
        if (wanted == null || wanted.preferences() == null) {
            throw refused(new FieldError("preferences", "REQUIRED", "a list, which may be empty"));
        }
        if (wanted.preferences().size() > MOST) {
            throw refused(new FieldError("preferences", "TOO_MANY", "at most " + MOST));
        }
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<String>();
        var said = new ArrayList<Said>();
        for (var i = 0; i < wanted.preferences().size(); i++) {
            var one = wanted.preferences().get(i);
            var field = "preferences[" + i + "]";
            if (one == null) {
                errors.add(new FieldError(field, "REQUIRED", "channel, event and enabled"));
                continue;
            }
            check(field, one, errors);
            if (!seen.add(one.channel() + " " + one.event())) {
                errors.add(new FieldError(field, "DUPLICATE", "said before in this list"));
            }
            said.add(one);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return said;
    }

    private static void check(String field, Said one, List<FieldError> errors) {
        if (!FeedChannel.NAME.equals(one.channel())) {
            errors.add(new FieldError(field + ".channel", "UNKNOWN", "one of [feed]"));
        }
        var event = Objects.requireNonNullElse(one.event(), "");
        if (event.length() > LONGEST_EVENT || !EVENT.matcher(event).matches()) {
            errors.add(new FieldError(field + ".event", "INVALID", "the name of an event, or *"));
        }
        if (one.enabled() == null) {
            errors.add(new FieldError(field + ".enabled", "REQUIRED", "true or false"));
        }
    }

    private static Preference entity(String shop, String person, Said said) {
        return Preference.said(
                shop,
                person,
                Objects.requireNonNull(said.channel()),
                Objects.requireNonNull(said.event()),
                Objects.requireNonNull(said.enabled()));
    }

    private static ProblemException refused(FieldError error) {
        return ProblemException.validation(List.of(error));
    }
}
