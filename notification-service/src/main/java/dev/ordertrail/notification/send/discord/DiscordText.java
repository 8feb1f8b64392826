package dev.ordertrail.notification.send.discord;

/// Makes foreign text harmless in Discord: no markdown, no mention, no link, no invisible or
/// turned-around writing.
final class DiscordText {
    private static final String MARKDOWN = "\\*_~`|[]";
    private static final String MARKDOWN_OF_LINES = "#>-+";
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final String ELLIPSIS = "…";

    private DiscordText() {}

    /// The text with everything that Discord would interpret taken apart.
    static String neutral(String text) {
        return neutral(text, Integer.MAX_VALUE);
    }

    /// The same, at most `limit` UTF-16 units long; an escape is never cut in half.
    static String neutral(String text, int limit) {
        var out = new StringBuilder(Math.min(text.length() + 16, limit));
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            var piece = piece(point, text, i, out.isEmpty());
            var rest = i < text.length() ? ELLIPSIS.length() : 0;
            if (out.length() + piece.length() + rest > limit) {
                return out.append(ELLIPSIS).toString();
            }
            out.append(piece);
        }
        return out.toString();
    }

    /// Our own text, markdown kept, cut to the limit.
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var end = limit - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /// @param next where the text goes on after the character
    private static String piece(int point, String text, int next, boolean first) {
        if (point == '\n' || point == '\t') {
            return " ";
        }
        if (isUnseen(point)) {
            return "";
        }
        if (MARKDOWN.indexOf(point) >= 0 || (first && MARKDOWN_OF_LINES.indexOf(point) >= 0)) {
            return "\\" + (char) point;
        }
        var tells =
                point == '<'
                        || (point == ':' && text.startsWith("//", next))
                        || (point == '@' && pings(text, next));
        return tells
                ? new String(new char[] {(char) point, ZERO_WIDTH_SPACE})
                : Character.toString(point);
    }

    private static boolean pings(String text, int next) {
        return text.startsWith("everyone", next) || text.startsWith("here", next);
    }

    /// Control characters, half characters, and the marks that reverse or hide what follows.
    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    point != 0x200D; // joins emoji
            default -> false;
        };
    }
}
