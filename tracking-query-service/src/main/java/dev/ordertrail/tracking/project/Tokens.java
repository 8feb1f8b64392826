package dev.ordertrail.tracking.project;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// How text is cut for search: the same way when it is stored and when it is asked for. Case,
/// accents and punctuation do not count. Scripts that put no spaces between words are cut into
/// pairs of characters. The database's own text search depends on its locale; this does not.
public final class Tokens {
    /// How many characters of an identifier can be found by themselves.
    public static final int FRAGMENT = 4;

    /// Marks a term as a fragment; no word has it.
    static final String FRAGMENT_MARK = "+";

    private static final int LONGEST = 64;
    private static final Set<UnicodeScript> UNSPACED =
            EnumSet.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR);
    private static final Map<Integer, String> SPELT =
            Map.of(
                    (int) 'ß', "ss", (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'æ',
                    "ae", (int) 'œ', "oe", (int) 'ı', "i", (int) 'þ', "th", (int) 'ð', "d");

    private Tokens() {}

    /// The words of a text, plain, in their order.
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var unspaced = false;
        for (var c : plain(text).codePoints().toArray()) {
            var belongs = Character.isLetterOrDigit(c);
            var pairs = belongs && UNSPACED.contains(UnicodeScript.of(c));
            if (!belongs || pairs != unspaced) {
                end(words, word, unspaced);
            }
            unspaced = pairs;
            if (belongs) {
                word.appendCodePoint(c);
            }
        }
        end(words, word, unspaced);
        return words;
    }

    private static void end(List<String> words, StringBuilder word, boolean unspaced) {
        if (word.isEmpty()) {
            return;
        }
        var points = word.codePoints().limit(LONGEST).toArray();
        if (unspaced && points.length > 1) {
            for (var i = 0; i + 1 < points.length; i++) {
                words.add(new String(points, i, 2));
            }
        } else {
            words.add(new String(points, 0, points.length));
        }
        word.setLength(0);
    }

    /// Letters and digits alone, as one word: `ORD-2026-000123` is `ord2026000123`.
    public static String compact(String text) {
        var compact = new StringBuilder();
        plain(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST)
                .forEach(compact::appendCodePoint);
        return compact.toString();
    }

    /// Every four neighbouring characters of an identifier, marked as fragments.
    public static SortedSet<String> fragments(String compact) {
        var points = compact.codePoints().toArray();
        var fragments = new TreeSet<String>();
        for (var i = 0; i + FRAGMENT <= points.length; i++) {
            fragments.add(FRAGMENT_MARK + new String(points, i, FRAGMENT));
        }
        return fragments;
    }

    /// Whether it has a digit, so that it may be a part of a number.
    public static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    private static String plain(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        var plain = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> {
                    var spelt = SPELT.get(c);
                    if (spelt == null) {
                        plain.appendCodePoint(c);
                    } else {
                        plain.append(spelt);
                    }
                });
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
