package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.PersonalData;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an order is found by.
///
/// @param terms whole words; identifiers in one piece; fragments of identifiers; words of products
///   behind a slash, listing ids behind an equals sign, the shop's own reference behind a hash, so
///   that they can be asked for alone
/// @param fragments the identifiers whose fragments are among the terms, one a line
/// @param words what people type and mistype
public record Searchable(SortedSet<String> terms, String fragments, SortedSet<String> words) {
    private static final int MOST_TERMS = 400;
    private static final int LEAST_WORD = 3;
    private static final String PRODUCT_MARK = "/";
    private static final String LISTING_MARK = "=";
    private static final String REFERENCE_MARK = "#";

    /// What finds this order.
    ///
    /// @param data null while, or because, it cannot be opened
    public static Searchable of(OrderDoc doc, @Nullable PersonalData data) {
        var made = new Making();
        made.number(doc.placed().number());
        made.reference(doc.placed().reference());
        doc.references().forEach(r -> made.id(r.reference()));
        doc.trackingNumbers().forEach(made::fragments);
        made.id(doc.placed().buyer());
        var seller = doc.placed().seller();
        if (seller != null) {
            made.id(seller.id());
            made.text(seller.name());
            made.text(seller.storeName());
        }
        if (data != null) {
            made.text(data.name());
            made.text(data.email());
            made.fragments(data.phone());
        }
        doc.placed().items().forEach(made::item);
        return made.done();
    }

    /// The term of a word of a product's name.
    public static String productTerm(String word) {
        return PRODUCT_MARK + word;
    }

    /// The term of a listing.
    public static String listingTerm(String listingId) {
        return LISTING_MARK + Tokens.compact(listingId);
    }

    /// The term of a shop's own reference: letter by letter, as it was given.
    public static String referenceTerm(String reference) {
        return REFERENCE_MARK + reference;
    }

    /// The names of what was bought, or their ids where they have no name.
    public static List<String> products(OrderDoc doc) {
        return doc.placed().items().stream()
                .map(i -> i.productName() == null ? i.listingId() : i.productName())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private static final class Making {
        private final Set<String> terms = new LinkedHashSet<>();
        private final Set<String> fragments = new LinkedHashSet<>();
        private final SortedSet<String> words = new TreeSet<>();

        /// `ORD-2026-000123` is found by `000123`, `123` and all of it.
        void number(String number) {
            id(number);
            Tokens.words(number).stream()
                    .map(word -> word.replaceFirst("^0+(?=.)", ""))
                    .forEach(terms::add);
        }

        void id(@Nullable String id) {
            if (id != null && !id.isBlank()) {
                terms.addAll(Tokens.words(id));
                terms.add(Tokens.compact(id));
            }
        }

        void reference(@Nullable String reference) {
            if (reference != null) {
                terms.add(referenceTerm(reference));
                id(reference);
            }
        }

        void fragments(@Nullable String id) {
            if (id != null && !id.isBlank()) {
                var compact = Tokens.compact(id);
                terms.add(compact);
                terms.addAll(Tokens.fragments(compact));
                fragments.add(compact);
            }
        }

        void text(@Nullable String text) {
            if (text != null) {
                Tokens.words(text)
                        .forEach(word -> {
                            terms.add(word);
                            learn(word);
                        });
            }
        }

        void item(Item item) {
            if (item.listingId() != null) {
                id(item.listingId());
                terms.add(listingTerm(item.listingId()));
            }
            if (item.productName() != null) {
                Tokens.words(item.productName())
                        .forEach(word -> {
                            terms.add(productTerm(word));
                            learn(word);
                        });
            }
        }

        private void learn(String word) {
            if (word.codePointCount(0, word.length()) >= LEAST_WORD && !Tokens.hasDigit(word)) {
                words.add(word);
            }
        }

        Searchable done() {
            terms.remove("");
            return new Searchable(
                    terms.stream().limit(MOST_TERMS).collect(Collectors.toCollection(TreeSet::new)),
                    String.join("\n", fragments),
                    words);
        }
    }
}
