package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.Searchable;
import dev.ordertrail.tracking.project.Slips;
import dev.ordertrail.tracking.project.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Free text as conditions on terms. Every piece between spaces must be found: as a word or the
/// beginning of one, as an identifier, or as a part of a phone or tracking number. For near misses
/// each piece may also be one slip off.
final class TextQuery {
    private static final Pattern SPACE = Pattern.compile("[\\s,;]+");
    private static final Pattern NUMBER = Pattern.compile("[+()\\d\\s./-]+");
    private static final int MOST_PIECES = 8;
    private static final int LEAST_NUMBER = 5;

    private final String[] shops;
    private final boolean near;
    private final Connection connection;
    private final Generation generation;

    /// @param shops whose words finish a beginning
    /// @param near whether near misses count
    TextQuery(
            Connection connection, Generation generation, Collection<String> shops, boolean near) {
        this.connection = connection;
        this.generation = generation;
        this.shops = shops.toArray(String[]::new);
        this.near = near;
    }

    /// The condition on `order_search` as `s`.
    Where of(String text) throws SQLException {
        var pieces = new ArrayList<Where>();
        for (var piece : SPACE.split(text.strip(), MOST_PIECES)) {
            if (!Tokens.words(piece).isEmpty()) {
                pieces.add(piece(piece));
            }
        }
        if (pieces.isEmpty()) {
            return new Where().add("false");
        }
        var all = Where.joined("AND", pieces);
        var whole = Tokens.compact(text);
        return pieces.size() > 1 && NUMBER.matcher(text).matches() && whole.length() >= LEAST_NUMBER
                ? Where.joined("OR", List.of(all, fragments(whole)))
                : all;
    }

    /// The condition for a product's name or a listing's id.
    Where service(String text) throws SQLException {
        var words = new ArrayList<Where>();
        for (var word : Tokens.words(text)) {
            words.add(any(others(word).map(Searchable::productTerm)));
        }
        var listing = any(Stream.of(Searchable.listingTerm(text)));
        return words.isEmpty()
                ? listing
                : Where.joined("OR", List.of(listing, Where.joined("AND", words)));
    }

    private Where piece(String piece) throws SQLException {
        var ways = new ArrayList<Where>();
        var words = new ArrayList<Where>();
        for (var word : Tokens.words(piece)) {
            words.add(any(others(word).flatMap(w -> Stream.of(w, Searchable.productTerm(w)))));
        }
        ways.add(Where.joined("AND", words));
        var compact = Tokens.compact(piece);
        if (Tokens.hasDigit(compact)) {
            ways.add(any(near ? slips(compact) : Stream.of(compact)));
            if (compact.length() >= Tokens.FRAGMENT) {
                ways.add(fragments(compact));
            }
        }
        return Where.joined("OR", ways);
    }

    private static Where any(Stream<String> terms) {
        var all = new LinkedHashSet<String>();
        terms.forEach(all::add);
        return new Where().add("s.terms && ?", (Object) all.toArray(String[]::new));
    }

    private static Where fragments(String compact) {
        return new Where()
                .add("s.terms @> ?", (Object) Tokens.fragments(compact).toArray(String[]::new))
                .add(" AND strpos(s.fragments, ?) > 0", compact);
    }

    private Stream<String> slips(String compact) throws SQLException {
        return compact.length() < LEAST_NUMBER
                ? Stream.of(compact)
                : Stream.concat(
                        Stream.of(compact),
                        SearchWords.existing(connection, generation, shops, Slips.ofNumber(compact))
                                .stream());
    }

    /// The word and what it may stand for.
    private Stream<String> others(String word) throws SQLException {
        if (Tokens.hasDigit(word)) {
            return near ? slips(word) : Stream.of(word);
        }
        var known =
                near
                        ? SearchWords.near(connection, shops, word)
                        : SearchWords.beginning(connection, shops, word);
        return Stream.concat(Stream.of(word), known.stream());
    }
}
