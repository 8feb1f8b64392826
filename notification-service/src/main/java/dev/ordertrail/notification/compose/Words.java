package dev.ordertrail.notification.compose;

/// A text as a template gives it: its first line and the rest.
public record Words(String title, String body) {

    static Words of(String rendered) {
        var text = rendered.strip();
        var end = text.indexOf('\n');
        return end < 0
                ? new Words(text, "")
                : new Words(text.substring(0, end).strip(), text.substring(end + 1).strip());
    }
}
