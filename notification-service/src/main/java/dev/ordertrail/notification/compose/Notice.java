package dev.ordertrail.notification.compose;

import java.util.Map;

/// Somebody is to be told something.
///
/// @param kind what happened, by the name people subscribe to: `order.pending`
/// @param template the name of the text
/// @param details what was true when it was decided, ready to read: amounts, reasons, the status
///   with its label and colour. Never personal data
public record Notice(Audience audience, String kind, String template, Map<String, String> details) {
    public Notice {
        details = Map.copyOf(details);
    }
}
