package dev.ordertrail.notification.send.discord;

import dev.ordertrail.notification.compose.Kind;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/// The colours of embeds: those of the licence-key shop for what it knows, the workflow's own for
/// everything else.
final class Colours {
    static final int ORANGE = 0xE67E22;
    static final int YELLOW = 0xF1C40F;
    static final int GREEN = 0x2ECC71;
    static final int RED = 0xE74C3C;
    static final int GRAY = 0x95A5A6;
    static final int BLUE = 0x3498DB;
    private static final int DARK_ORANGE = 0xC05621;

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Map<String, Integer> OF_KIND =
            Map.of(
                    Kind.CHECKOUT_STARTED, ORANGE,
                    Kind.ORDER_PENDING, YELLOW,
                    Kind.PAYMENT_COMPLETED, GREEN,
                    Kind.ORDER_COMPLETED, GREEN,
                    Kind.PAYMENT_FAILED, RED,
                    Kind.ORDER_REFUNDED, GRAY);

    private Colours() {}

    static int of(String kind, Map<String, String> details) {
        var fixed = OF_KIND.get(kind);
        if (fixed != null) {
            return fixed;
        }
        var colour = details.getOrDefault("colour", "");
        if (HEX.matcher(colour).matches()) {
            return HexFormat.fromHexDigits(colour, 1, 7);
        }
        return kind.equals(Kind.ORDER_DISPUTED) ? DARK_ORANGE : BLUE;
    }
}
