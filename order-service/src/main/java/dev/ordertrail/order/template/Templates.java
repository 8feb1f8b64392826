package dev.ordertrail.order.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.body.JsonBody;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.TemplateRows;
import dev.ordertrail.order.store.TemplateRows.TemplateRow;
import dev.ordertrail.order.store.VersionTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The templates of the shops.
@ApplicationScoped
public class Templates {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Pattern REF = Pattern.compile("(?<name>[^.]+)\\.v(?<version>\\d{1,9})");

    private final Tx tx;
    private final TemplateRows rows;
    private final TemplateCheck check;
    private final Clock clock;

    Templates(Tx tx, TemplateRows rows, TemplateCheck check, Clock clock) {
        this.tx = tx;
        this.rows = rows;
        this.check = check;
        this.clock = clock;
    }

    /// The newest version of each, by name.
    public List<Template> list(String shop) {
        return tx.read(c -> rows.list(c, shop)).stream().map(Templates::template).toList();
    }

    /// The newest version by its name, or a version by its own: `logo-design.v2`.
    ///
    /// @throws ProblemException NOT_FOUND
    public Template read(String shop, String ref) {
        return find(shop, ref).orElseThrow(() -> unknown(Code.NOT_FOUND));
    }

    /// Every version of a name, the newest first; also of a retired one.
    ///
    /// @throws ProblemException NOT_FOUND when there was never one
    public List<Template> versions(String shop, String name) {
        var versions = tx.read(c -> rows.versions(c, shop, name));
        if (versions.isEmpty()) {
            throw unknown(Code.NOT_FOUND);
        }
        return versions.stream().map(Templates::template).toList();
    }

    /// Saves a new version of a name.
    ///
    /// @param body null retires it
    /// @param seen the version the caller has seen; null: any
    /// @throws ProblemException VALIDATION_FAILED, PRECONDITION_FAILED, VERSION_CONFLICT when
    ///   somebody else was faster, NOT_FOUND when there is nothing to retire
    public Template save(
            Caller who,
            String name,
            @Nullable String title,
            @Nullable ObjectNode body,
            @Nullable Long seen) {
        if (!NAME.matcher(name).matches()) {
            throw wrong("name", "must be 1 to 63 small letters, digits, - or _");
        }
        if (body != null) {
            check.check(body);
        }
        try {
            return tx.in(c -> {
                var last = rows.newest(c, who.shop(), name);
                var version = last.map(TemplateRow::version).orElse(0);
                if (seen != null && seen.intValue() != version) {
                    throw new ProblemException(
                            Code.PRECONDITION_FAILED,
                            "The template is at version %d.".formatted(version),
                            Map.of("version", version));
                }
                if (body == null && last.map(TemplateRow::body).isEmpty()) {
                    throw unknown(Code.NOT_FOUND);
                }
                var text = body == null ? null : body.toString();
                var row =
                        new TemplateRow(name, version + 1, title, text, who.id(), clock.instant());
                rows.add(c, who.shop(), row);
                return template(row);
            });
        } catch (VersionTaken e) {
            throw new ProblemException(
                    Code.VERSION_CONFLICT, "Somebody else has just saved this template.");
        }
    }

    /// A plain order's body, filled up from the template it names.
    ///
    /// @param named by the request beside the body; the body's member `template` wins
    /// @throws ProblemException FORBIDDEN for buyers, VALIDATION_FAILED when there is no such
    ///   template
    public ObjectNode filled(Caller who, Shop shop, ObjectNode body, @Nullable String named) {
        return filler(who, shop).filled(body, named);
    }

    /// The items of a template and their currency, as the body of an edit.
    ///
    /// @throws ProblemException as [#filled]
    public ObjectNode goods(Caller who, Shop shop, String ref) {
        var named = JsonNodeFactory.instance.objectNode().put("template", ref);
        return Filling.goods(filled(who, shop, named, null));
    }

    /// Fills many bodies, and looks for each template once.
    public Filler filler(Caller who, Shop shop) {
        return new Filler(who, shop);
    }

    /// Fills bodies up; see [#filled].
    public final class Filler {
        private final Caller who;
        private final Shop shop;
        private final Map<String, Template> found = new HashMap<>();

        private Filler(Caller who, Shop shop) {
            this.who = who;
            this.shop = shop;
        }

        public ObjectNode filled(ObjectNode body, @Nullable String named) {
            var own = body.path("template").asText("");
            var ref = own.isBlank() ? named : own;
            var plain = body.deepCopy();
            plain.remove("template");
            if (ref == null || ref.isBlank()) {
                return plain.hasNonNull("service") ? Filling.completed(plain) : plain;
            }
            if (!who.hasAny(Role.STAFF, Role.ADMIN, Role.STOREFRONT, Role.SELLER)) {
                throw new ProblemException(
                        Code.FORBIDDEN, "Templates are for the shop's own people.");
            }
            return Filling.completed(
                    Filling.filled(plain, found.computeIfAbsent(ref, this::template)));
        }

        private Template template(String ref) {
            return find(shop.id(), ref)
                    .filter(t -> t.body() != null)
                    .orElseThrow(() -> wrong("template", "names no template of this shop"));
        }
    }

    private Optional<Template> find(String shop, String ref) {
        var version = REF.matcher(ref);
        return tx.<Optional<TemplateRow>>read(c ->
                        version.matches()
                                ? rows.version(
                                        c,
                                        shop,
                                        version.group("name"),
                                        Integer.parseInt(version.group("version")))
                                : rows.newest(c, shop, ref).filter(row -> row.body() != null))
                .map(Templates::template);
    }

    private static Template template(TemplateRow row) {
        var body = row.body();
        return new Template(
                row.name(),
                row.version(),
                row.title(),
                body == null
                        ? null
                        : (ObjectNode) JsonBody.object(body.getBytes(StandardCharsets.UTF_8)),
                row.savedBy(),
                row.savedAt());
    }

    private static ProblemException unknown(Code code) {
        return new ProblemException(code, "There is no such template.");
    }

    private static ProblemException wrong(String field, String message) {
        return ProblemException.validation(List.of(new FieldError(field, "INVALID", message)));
    }
}
