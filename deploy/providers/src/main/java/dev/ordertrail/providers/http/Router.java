package dev.ordertrail.providers.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which handler a method and a path lead to. `{}` in a path is one segment; its values are handed
/// to the handler in order.
public final class Router {
    private final List<Way> ways = new ArrayList<>();

    /// What answers.
    @FunctionalInterface
    public interface Handler {
        /// The answer to a call.
        ///
        /// @param named the values of `{}` in the path, in order
        Answer answer(Call call, List<String> named);
    }

    private record Way(String method, List<String> segments, Handler handler) {
        Optional<List<String>> match(Call call) {
            var given = List.of(call.path().substring(1).split("/", -1));
            if (!method.equals(call.method()) || given.size() != segments.size()) {
                return Optional.empty();
            }
            var named = new ArrayList<String>();
            for (var i = 0; i < given.size(); i++) {
                if (segments.get(i).equals("{}")) {
                    named.add(given.get(i));
                } else if (!segments.get(i).equals(given.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(named);
        }
    }

    /// Adds a way.
    public Router on(String method, String path, Handler handler) {
        ways.add(new Way(method, List.of(path.substring(1).split("/", -1)), handler));
        return this;
    }

    /// The answer of the first handler that fits; empty when none does.
    public Optional<Answer> answer(Call call) {
        for (var way : ways) {
            var named = way.match(call);
            if (named.isPresent()) {
                return Optional.of(way.handler().answer(call, named.get()));
            }
        }
        return Optional.empty();
    }
}
