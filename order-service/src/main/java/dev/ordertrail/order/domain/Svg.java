package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition.Status;
import java.util.ArrayList;
import java.util.List;

/// The few shapes that a state diagram needs, as SVG text. Everything that comes from a file is
/// escaped.
final class Svg {
    private static final int LINE = 12;
    private static final int WIDEST = 34;
    private static final int NARROW = 18;
    private static final int FITS = 16;
    private static final String FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" font-family=\"%s\">"
                        .formatted(width, height, width, height, FONT));
        add("<title>%s</title>".formatted(escaped(title)));
        out.append(
                "<defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\" fill=\"context-stroke\"/></marker></defs>\n");
        add("<rect width=\"%d\" height=\"%d\" fill=\"#FFFFFF\"/>".formatted(width, height));
        add(
                "<text x=\"20\" y=\"30\" font-size=\"18\" font-weight=\"600\" fill=\"#1A202C\">%s</text>"
                        .formatted(escaped(title)));
    }

    void box(int x, int y, Status status, boolean end) {
        if (end) {
            add(
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"12\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>"
                            .formatted(x - 4, y - 4, Plan.BOX + 8, Plan.HIGH + 8, status.colour()));
        }
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"9\" fill=\"%s\"><title>%s</title></rect>"
                        .formatted(
                                x,
                                y,
                                Plan.BOX,
                                Plan.HIGH,
                                status.colour(),
                                escaped(status.description())));
        var middle = x + Plan.BOX / 2;
        var title = status.emoji() + " " + status.label();
        add(
                "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"600\" fill=\"#FFFFFF\" text-anchor=\"middle\">%s</text>"
                        .formatted(
                                middle, y + 19, title.length() > FITS ? 11 : 13, escaped(title)));
        add(
                "<text x=\"%d\" y=\"%d\" font-size=\"10\" fill=\"#FFFFFF\" fill-opacity=\".85\" text-anchor=\"middle\">%s</text>"
                        .formatted(middle, y + 34, escaped(status.id())));
    }

    void dot(int x, int y, int radius, String colour) {
        add("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>".formatted(x, y, radius, colour));
    }

    void line(String path, String colour, String dash) {
        add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\" stroke-dasharray=\"%s\"/>"
                        .formatted(path, colour, dash.isEmpty() ? "none" : dash));
    }

    void arrow(String path, String colour, String dash, String title) {
        add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\" stroke-dasharray=\"%s\" marker-end=\"url(#a)\"><title>%s</title></path>"
                        .formatted(path, colour, dash.isEmpty() ? "none" : dash, escaped(title)));
    }

    /// Words in the middle of an arc, on a white ground.
    void label(int x, int y, String words, String colour) {
        var wide = words.length() * 5 + 10;
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"#FFFFFF\" fill-opacity=\".9\"/>"
                        .formatted(x - wide / 2, y - 7, wide, 14));
        words(x, y + 3, "middle", List.of(words), colour);
    }

    /// Words over a line: who may ask.
    void above(int x, int y, List<String> words, String colour) {
        var lines = words.isEmpty() ? words : broken(String.join(", ", words), NARROW);
        words(x, y - (lines.size() - 1) * LINE, "middle", lines, colour);
    }

    /// Words under a line: what moves an order by itself.
    void below(int x, int y, List<String> words, String colour) {
        var lines = words.stream().flatMap(w -> broken(w, NARROW).stream()).toList();
        words(x, y, "middle", lines, colour);
    }

    void words(int x, int y, String anchor, List<String> lines, String colour) {
        for (var i = 0; i < lines.size(); i++) {
            add(
                    "<text x=\"%d\" y=\"%d\" font-size=\"10\" fill=\"%s\" text-anchor=\"%s\">%s</text>"
                            .formatted(x, y + i * LINE, colour, anchor, escaped(lines.get(i))));
        }
    }

    /// Lines of a caption.
    static List<String> wrapped(String mark, List<String> words) {
        var lines = new ArrayList<String>();
        for (var line : words) {
            lines.addAll(broken(lines.isEmpty() ? mark + line : line, WIDEST));
        }
        return lines;
    }

    private static List<String> broken(String text, int widest) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() >= widest) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    String done() {
        return out.append("</svg>\n").toString();
    }

    private void add(String line) {
        out.append(line).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
