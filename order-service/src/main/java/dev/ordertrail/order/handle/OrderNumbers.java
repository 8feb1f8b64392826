package dev.ordertrail.order.handle;

import dev.ordertrail.order.store.NumberBlocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/// Order numbers as a workflow's format has them: `ORD-{year}-{seq:6}`, `ORD-{random:5}`.
@ApplicationScoped
class OrderNumbers {
    private static final Pattern SEQUENCE = Pattern.compile("\\{seq:(\\d+)}");
    private static final Pattern RANDOM = Pattern.compile("\\{random:(\\d+)}");

    private final NumberBlocks blocks;

    OrderNumbers(NumberBlocks blocks) {
        this.blocks = blocks;
    }

    /// The next number of this format. Formats that look the same share one series, so that no two
    /// orders of the deployment have the same number.
    ///
    /// @param now decides the year, in UTC
    String next(String format, Instant now) {
        var year = Integer.toString(now.atZone(ZoneOffset.UTC).getYear());
        var series = format.replace("{year}", year);
        var sequence = SEQUENCE.matcher(series);
        if (sequence.find()) {
            var digits = Integer.parseInt(sequence.group(1));
            var number = blocks.next(sequence.replaceFirst("{seq}"));
            series = sequence.replaceFirst(("%0" + digits + "d").formatted(number));
        }
        return RANDOM.matcher(series)
                .replaceAll(m -> Ids.random(Integer.parseInt(m.group(1))).toUpperCase(Locale.ROOT));
    }
}
