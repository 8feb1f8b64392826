package dev.ordertrail.kit.idempotency;

import dev.ordertrail.contracts.Sha256;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command and the key it came with.
///
/// @param principal who asks; another principal's key is another key
/// @param operation method and path
/// @param bodyHash SHA-256 of the body
@SuppressWarnings("ArrayRecordComponent") // compared by [#sameBody]
public record Claim(String principal, String operation, String key, byte[] bodyHash) {
    private static final int LONGEST_KEY = 255;

    /// The claim of a request.
    ///
    /// @throws ProblemException IDEMPOTENCY_KEY_REQUIRED without a key, VALIDATION_FAILED when it
    ///   is over 255 characters or not printable ASCII
    public static Claim of(Caller who, String methodAndPath, @Nullable String key, byte[] body) {
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    Code.IDEMPOTENCY_KEY_REQUIRED, "This command needs an Idempotency-Key header.");
        }
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    "Idempotency-Key",
                                    "INVALID",
                                    "1 to 255 printable ASCII characters")));
        }
        return new Claim(who.shop() + "/" + who.id(), methodAndPath, key, Sha256.of(body));
    }

    boolean sameBody(byte[] otherHash) {
        return Arrays.equals(bodyHash, otherHash);
    }
}
