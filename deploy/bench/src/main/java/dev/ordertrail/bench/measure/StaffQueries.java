package dev.ordertrail.bench.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What staff ask for, with values drawn anew each time.
enum StaffQueries {
    RECENT("recent"),
    STATUS("by status"),
    PHASE_AND_DAYS("by phase and days"),
    SELLER("by seller"),
    AGENT("by agent and status"),
    AMOUNT("amounts, by amount"),
    NUMBER("a number"),
    PHONE("part of a phone number"),
    SLIP("a name with a slip"),
    PRODUCT_DEEP("a product, far down");

    static final List<StaffQueries> ALL = Arrays.asList(values());

    private static final String LIST = "/api/orders?";
    private static final List<String> STATUSES =
            List.of(
                    "completed",
                    "processing",
                    "shipped",
                    "disputed",
                    "failed",
                    "ready_to_ship",
                    "cancelled",
                    "in_transit",
                    "payment_pending",
                    "refunded");
    private static final List<String> PHASES =
            List.of("problem", "shipping", "in_progress", "done", "refunded", "cancelled", "paid");
    private static final List<String> SLIPS =
            List.of(
                    "jonh",
                    "micheal",
                    "jennifr",
                    "fatmia",
                    "sergie",
                    "camlile",
                    "mohamed",
                    "hiroshii",
                    "richrd",
                    "thomsa",
                    "patrica",
                    "natahsa");
    private static final List<String> PRODUCTS =
            List.of(
                    "lamp",
                    "headphones",
                    "keyboard",
                    "brass lamp",
                    "camera",
                    "wireless",
                    "speaker");

    private final String title;

    StaffQueries(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// The request for it.
    ///
    /// @param orders how many orders there are
    String path(int orders, RandomGenerator random) {
        return LIST + parameters(orders, random);
    }

    private String parameters(int orders, RandomGenerator random) {
        return switch (this) {
            case RECENT -> "limit=" + (10 + random.nextInt(41));
            case STATUS -> "status=" + any(STATUSES, random);
            case PHASE_AND_DAYS -> {
                var from = Instant.now().minus(random.nextInt(1, 360), ChronoUnit.DAYS);
                var to = from.plus(random.nextInt(1, 15), ChronoUnit.DAYS);
                yield "phase=" + any(PHASES, random) + "&from=" + from + "&to=" + to;
            }
            case SELLER -> "seller=seller" + skewed(2000, random);
            case AGENT ->
                    "agent_id=agent" + random.nextInt(200) + "&status=" + any(STATUSES, random);
            case AMOUNT -> {
                var least = random.nextInt(400);
                yield "currency=USD&minAmount=%d&maxAmount=%d&sortBy=totalAmount&sortOrder=%s"
                        .formatted(
                                least,
                                least + 1 + random.nextInt(50),
                                random.nextBoolean() ? "asc" : "desc");
            }
            case NUMBER -> "q=ORD-2026-%06d".formatted(1 + random.nextInt(orders));
            case PHONE -> "q=%05d".formatted(random.nextInt(100_000));
            case SLIP -> "q=" + any(SLIPS, random);
            case PRODUCT_DEEP ->
                    "q=" + any(PRODUCTS, random).replace(" ", "%20") + "&cursor=" + cursor(random);
        };
    }

    /// A place somewhere in the past year, as the list itself would name it.
    private static String cursor(RandomGenerator random) {
        var place =
                Instant.now()
                        .minus(random.nextInt(1, 500_000), ChronoUnit.MINUTES)
                        .truncatedTo(ChronoUnit.MILLIS);
        var json =
                "{\"v\":\"1\",\"by\":\"CREATED_AT-\",\"id\":\"order_list\",\"near\":\"false\",\"value\":\"%s\"}"
                        .formatted(place);
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static int skewed(int most, RandomGenerator random) {
        var x = random.nextDouble();
        return (int) (most * x * x);
    }

    private static String any(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
