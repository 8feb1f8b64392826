package dev.ordertrail.notification.compose;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The texts of all channels, from `templates/<channel>/<name>.txt`: the first line is the title.
///
/// A template sees `number`, `total`, `seller` and every detail of the notice by its name; what is
/// absent is empty.
@ApplicationScoped
public class Texts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,60}");

    private final Engine engine;

    /// The texts of an engine that finds templates by `<channel>/<name>.txt`.
    public static Texts of(Engine engine) {
        return new Texts(engine);
    }

    Texts(Engine engine) {
        this.engine = engine;
    }

    /// The text of a notice.
    ///
    /// @param template its name; one that the channel does not have reads as the channel's
    ///   `status_changed`
    /// @param neutral makes a value harmless in the channel; applied to every value before it meets
    ///   the template
    public Words of(
            String channel,
            String template,
            OrderCard.Placed order,
            Map<String, String> details,
            UnaryOperator<String> neutral) {
        var model = new HashMap<String, Object>();
        details.forEach((name, value) -> model.put(name, neutral.apply(value)));
        model.put("number", neutral.apply(order.number()));
        model.put("total", neutral.apply(order.total().toString()));
        model.put("seller", order.sellerName() == null ? "" : neutral.apply(order.sellerName()));
        return Words.of(template(channel, template).data("m", model).render());
    }

    /// Whether a channel has a text of this name.
    public boolean has(String channel, String template) {
        return find(channel, template).isPresent();
    }

    private Template template(String channel, String name) {
        return find(channel, name)
                .or(() -> find(channel, "status_changed"))
                .orElseThrow(() -> new IllegalStateException("no texts for channel " + channel));
    }

    private Optional<Template> find(String channel, String name) {
        return NAME.matcher(name).matches()
                ? Optional.ofNullable(engine.getTemplate(channel + "/" + name + ".txt"))
                : Optional.empty();
    }
}
