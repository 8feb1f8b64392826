package dev.ordertrail.payment.http;

import java.util.List;

/// HTML whose texts are escaped.
final class Html {
    private final StringBuilder out = new StringBuilder(4096);

    /// Markup as it stands, never anything that somebody wrote.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html element(String name, String text) {
        out.append('<').append(name).append('>');
        out.append(escaped(text));
        out.append("</").append(name).append('>');
        return this;
    }

    /// A table; a dash where there are no rows.
    Html table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return element("p", "–");
        }
        out.append("<table><thead><tr>");
        head.forEach(cell -> element("th", cell));
        out.append("</tr></thead><tbody>");
        for (var row : rows) {
            out.append("<tr>");
            row.forEach(cell -> element("td", cell));
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
