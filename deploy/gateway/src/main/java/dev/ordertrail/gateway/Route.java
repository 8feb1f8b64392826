package dev.ordertrail.gateway;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of the route list.
///
/// @param methods the HTTP methods it takes; empty for all
/// @param path segments, `{x}` for any one, `/**` at the end for any rest
/// @param service the service it leads to
/// @param rewrittenTo what the path before `/**` becomes; null when it stays
/// @param pattern the path, ready to match
record Route(
        Set<String> methods,
        String path,
        String service,
        @Nullable String rewrittenTo,
        Pattern pattern) {

    /// The service of what is not to be reached from outside.
    static final String NOBODY = "nobody";

    Route {
        methods = Set.copyOf(methods);
    }

    Route(Set<String> methods, String path, String service, @Nullable String rewrittenTo) {
        this(methods, path, service, rewrittenTo, Pattern.compile(regex(path)));
    }

    boolean fits(String method, String requestPath) {
        // Whoever may GET may also ask for the head alone, and what is allowed.
        var asked = "HEAD".equals(method) || "OPTIONS".equals(method) ? "GET" : method;
        return (methods.isEmpty() || methods.contains(method) || methods.contains(asked))
                && pattern.matcher(requestPath).matches();
    }

    /// The path as the service knows it.
    String target(String requestPath) {
        return rewrittenTo == null
                ? requestPath
                : rewrittenTo + requestPath.substring(prefix().length());
    }

    /// The fixed beginning of a route that ends in `/**`.
    String prefix() {
        return path.endsWith("/**") ? path.substring(0, path.length() - 3) : path;
    }

    /// The path as a regular expression, without anchors.
    String regex() {
        return pattern.pattern();
    }

    private static String regex(String path) {
        var fixed = path.endsWith("/**") ? path.substring(0, path.length() - 3) : path;
        var parts = Pattern.compile("\\{[a-z]+}").splitAsStream(fixed).map(Route::literal).toList();
        var regex = String.join("[^/]+", parts);
        var placeholderLast = fixed.endsWith("}") ? "[^/]+" : "";
        return regex + placeholderLast + (path.endsWith("/**") ? "(/.*)?" : "");
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text).replace(".", "\\.");
    }
}
