package dev.ordertrail.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The list of routes, in the order in which they are tried.
record Routes(List<Route> all) {

    Routes {
        all = List.copyOf(all);
    }

    /// The list that the product ships.
    static Routes shipped() {
        try (var in = Routes.class.getResourceAsStream("/routes.txt")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a list: one route a line, `#` for comments.
    ///
    /// @throws IllegalArgumentException naming the line that is no route
    static Routes parse(String text) {
        return new Routes(
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(Routes::route)
                        .toList());
    }

    /// The route of a request, if there is one that leads to a service.
    Optional<Route> of(String method, String path) {
        return all.stream()
                .filter(r -> r.fits(method, path))
                .findFirst()
                .filter(r -> !Route.NOBODY.equals(r.service()));
    }

    private static Route route(String line) {
        var words = List.of(line.split("\\s+"));
        if (words.size() < 3 || words.size() > 4 || !words.get(1).startsWith("/")) {
            throw new IllegalArgumentException("not a route: " + line);
        }
        var methods =
                "*".equals(words.getFirst())
                        ? Set.<String>of()
                        : Set.of(words.getFirst().split(","));
        return new Route(
                methods, words.get(1), words.get(2), words.size() == 4 ? words.get(3) : null);
    }
}
