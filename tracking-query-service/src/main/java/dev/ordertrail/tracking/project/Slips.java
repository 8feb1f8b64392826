package dev.ordertrail.tracking.project;

import java.util.SortedSet;
import java.util.TreeSet;

/// Slips of the finger: what somebody may have meant who wrote this.
public final class Slips {
    private static final int LONG_WORD = 8;

    private Slips() {}

    /// The word, and the word without one of its letters. Two words that differ by one letter more,
    /// less, other or swapped have one of these in common.
    public static SortedSet<String> shortened(String word) {
        var points = word.codePoints().toArray();
        var all = new TreeSet<String>();
        all.add(word);
        for (var i = 0; i < points.length; i++) {
            all.add(new String(points, 0, i) + new String(points, i + 1, points.length - i - 1));
        }
        return all;
    }

    /// Whether one may have been meant by the other: one slip, in a long word two.
    public static boolean isNear(String meant, String written) {
        var a = meant.codePoints().toArray();
        var b = written.codePoints().toArray();
        return distance(a, b) <= (Math.max(a.length, b.length) < LONG_WORD ? 1 : 2);
    }

    /// Identifiers of the same length or one longer or shorter, that differ by one slip: a digit
    /// for a digit, two neighbours swapped, one left out, one digit too few.
    public static SortedSet<String> ofNumber(String compact) {
        var all = new TreeSet<String>();
        for (var i = 0; i <= compact.length(); i++) {
            var before = compact.substring(0, i);
            var after = compact.substring(i);
            for (var digit = '0'; digit <= '9'; digit++) {
                all.add(before + digit + after);
                if (!after.isEmpty() && Character.isDigit(after.charAt(0))) {
                    all.add(before + digit + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                all.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                all.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        return all;
    }

    /// Letters added, left out, replaced, or swapped with their neighbour.
    private static int distance(int[] a, int[] b) {
        var rows = new int[a.length + 1][b.length + 1];
        for (var i = 0; i <= a.length; i++) {
            for (var j = 0; j <= b.length; j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length][b.length];
    }

    private static int cheapest(int[][] rows, int[] a, int[] b, int i, int j) {
        var other = a[i - 1] == b[j - 1] ? 0 : 1;
        var least =
                Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + other);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
            return Math.min(least, rows[i - 2][j - 2] + 1);
        }
        return least;
    }
}
