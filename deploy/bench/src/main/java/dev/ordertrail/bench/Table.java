package dev.ordertrail.bench;

import dev.ordertrail.bench.measure.Row;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The figures for people.
final class Table {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private static final String LINE = "%-26s %12s %12s %-10s %7s  %-18s %-3s %s";

    private Table() {}

    static void print(List<Row> rows) {
        OUT.println();
        OUT.println(
                LINE.formatted("case", "ordertrail", "bare", "unit", "ratio", "goal", "", "note"));
        rows.forEach(row -> OUT.println(line(row)));
    }

    /// One line as soon as it is known.
    static void say(Row row) {
        OUT.println("  " + line(row));
    }

    static String line(Row row) {
        return LINE.formatted(
                        row.name(),
                        number(row.system()),
                        row.bare() == 0 ? "" : number(row.bare()),
                        row.unit(),
                        row.ratio() == 0 ? "" : "%.2f".formatted(row.ratio()),
                        row.goal(),
                        row.goal().isEmpty() ? "" : row.reached() ? "✓" : "✗",
                        row.note())
                .stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
