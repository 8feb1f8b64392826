package dev.ordertrail.notification.send.discord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One embed, never larger than Discord takes: what does not fit is cut, fields that do not fit are
/// left out.
///
/// @param colour 0xRRGGBB
record Embed(
        String title,
        String description,
        @Nullable String url,
        int colour,
        List<Field> fields,
        String footer,
        Instant timestamp) {
    static final int TITLE = 256;
    static final int DESCRIPTION = 4096;
    static final int FIELDS = 25;
    static final int NAME = 256;
    static final int VALUE = 1024;
    static final int FOOTER = 2048;
    static final int TOTAL = 6000;

    Embed {
        title = DiscordText.cut(title, TITLE);
        footer = DiscordText.cut(footer, FOOTER);
        description =
                DiscordText.cut(
                        description,
                        Math.min(DESCRIPTION, TOTAL - title.length() - footer.length()));
        fields = fitting(fields, TOTAL - title.length() - description.length() - footer.length());
    }

    /// @param value neutralised already, and no longer than [#VALUE]
    record Field(String name, String value, boolean inline) {
        Field {
            name = DiscordText.cut(name, NAME);
            value = DiscordText.cut(value, VALUE);
        }

        int length() {
            return name.length() + value.length();
        }
    }

    /// What Discord counts.
    int length() {
        return title.length()
                + description.length()
                + footer.length()
                + fields.stream().mapToInt(Field::length).sum();
    }

    private static List<Field> fitting(List<Field> wanted, int room) {
        var fields = new ArrayList<Field>();
        var left = room;
        for (var field : wanted) {
            if (fields.size() < FIELDS && field.length() <= left && !field.value().isBlank()) {
                fields.add(field);
                left -= field.length();
            }
        }
        return List.copyOf(fields);
    }
}
