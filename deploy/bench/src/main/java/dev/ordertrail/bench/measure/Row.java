package dev.ordertrail.bench.measure;

/// One line of the table.
///
/// @param name what was measured
/// @param system what the system did
/// @param bare what the bare thing did beside it; 0 when nothing stands beside it
/// @param unit of both
/// @param ratio the system's figure over the bare one's
/// @param goal what is to be reached now, in words
/// @param reached whether it is
/// @param note what else is to be known
public record Row(
        String name,
        double system,
        double bare,
        String unit,
        double ratio,
        String goal,
        boolean reached,
        String note) {

    /// A figure whose ratio is to be at least something.
    static Row atLeast(
            String name, double system, double bare, String unit, double ratio, String note) {
        var actual = system / bare;
        return new Row(name, system, bare, unit, actual, "ratio ≥ " + ratio, actual >= ratio, note);
    }

    /// A figure that is to be at least something by itself.
    static Row atLeast(String name, double system, String unit, double least, String note) {
        return new Row(name, system, 0, unit, 0, "≥ " + plain(least), system >= least, note);
    }

    /// A figure that is to be at most something by itself.
    static Row atMost(String name, double system, String unit, double most, String note) {
        return new Row(name, system, 0, unit, 0, "≤ " + plain(most), system <= most, note);
    }

    /// A figure that only informs.
    static Row plain(String name, double system, double bare, String unit, String note) {
        return new Row(name, system, bare, unit, bare == 0 ? 0 : system / bare, "", true, note);
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
