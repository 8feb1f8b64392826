package dev.ordertrail.kit.access;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The caller of the current request.
@RequestScoped
public class Callers {
    static final String DEFAULT_SHOP = "main";

    private final SecurityIdentity identity;
    private @Nullable Caller found;

    @Inject
    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// Who asks.
    ///
    /// @throws ProblemException UNAUTHENTICATED without a token
    public Caller caller() {
        return optional()
                .orElseThrow(() ->
                        new ProblemException(
                                Code.UNAUTHENTICATED, "A bearer token is needed.", Map.of()));
    }

    /// Who asks, where asking without a token is allowed. A token that is there must be valid.
    public Optional<Caller> optional() {
        if (found == null
                && !identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token) {
            found = caller(token);
        }
        return Optional.ofNullable(found);
    }

    private Caller caller(JsonWebToken token) {
        var roles =
                identity.getRoles().stream()
                        .flatMap(g -> Role.of(g).stream())
                        .collect(Collectors.toSet());
        return new Caller(
                subject(token),
                roles,
                claim(token, "shop", DEFAULT_SHOP),
                claim(token, "channel", "api"));
    }

    /// Who asks, if they have one of these roles.
    ///
    /// @throws ProblemException UNAUTHENTICATED or FORBIDDEN
    public Caller require(Role... any) {
        var caller = caller();
        if (!caller.hasAny(any)) {
            throw new ProblemException(Code.FORBIDDEN, "Your roles do not allow this.", Map.of());
        }
        return caller;
    }

    private static String subject(JsonWebToken token) {
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new ProblemException(
                    Code.UNAUTHENTICATED, "The token names no subject.", Map.of());
        }
        return subject;
    }

    private static String claim(JsonWebToken token, String name, String otherwise) {
        var value = token.getClaim(name);
        return value == null || value.toString().isBlank() ? otherwise : value.toString();
    }
}
