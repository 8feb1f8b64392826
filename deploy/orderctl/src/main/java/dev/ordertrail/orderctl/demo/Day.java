package dev.ordertrail.orderctl.demo;

import dev.ordertrail.orderctl.Failure;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The days there are: one for each way of selling, named for its workflow.
public enum Day {
    MARKETPLACE("main"),
    DIGITAL("keys"),
    SERVICE("desk"),
    HOSTING("hosting"),
    RETAIL("agent");

    private final String shop;

    Day(String shop) {
        this.shop = shop;
    }

    /// The day of this name.
    ///
    /// @throws Failure naming those there are
    public static Day of(String name) {
        return Stream.of(values())
                .filter(day -> day.workflow().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Failure("no such demo: " + name + "; there are " + names()));
    }

    /// The names of all days.
    public static String names() {
        return Stream.of(values()).map(Day::workflow).collect(Collectors.joining(", "));
    }

    /// The workflow whose statuses it walks, which is also its name.
    public String workflow() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The shop it plays in.
    public String shop() {
        return shop;
    }

    /// A shop that has nothing to do with this one.
    String elsewhere() {
        return this == MARKETPLACE ? DIGITAL.shop : MARKETPLACE.shop;
    }

    /// Plays it and checks that nothing was left out.
    ///
    /// @throws Failure when anything is not as it has to be
    public Seen play(Surroundings surroundings) {
        var stage = new Stage(this, surroundings);
        script(stage);
        return stage.close();
    }

    private void script(Stage stage) {
        switch (this) {
            case MARKETPLACE -> MarketplaceDay.play(stage);
            case DIGITAL -> DigitalDay.play(stage);
            case SERVICE -> ServiceDay.play(stage);
            case HOSTING -> HostingDay.play(stage);
            case RETAIL -> RetailDay.play(stage);
        }
    }
}
