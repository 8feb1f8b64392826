package dev.ordertrail.kit.paging;

import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for.
///
/// @param page from 1
/// @param limit 1 to 100 rows
/// @param cursor set when the caller goes on from an earlier page; `page` is then of no meaning
public record Paging(int page, int limit, @Nullable String cursor) {
    public static final int MOST = 100;
    private static final int FURTHEST_PAGE = 10_000;

    /// Checks what a caller asked for.
    ///
    /// @throws ProblemException VALIDATION_FAILED with every wrong field
    public static Paging of(
            @Nullable Integer page, @Nullable Integer limit, int usual, @Nullable String cursor) {
        var errors = new ArrayList<FieldError>();
        if (page != null && (page < 1 || page > FURTHEST_PAGE)) {
            errors.add(
                    new FieldError(
                            "page",
                            "OUT_OF_RANGE",
                            "1 to " + FURTHEST_PAGE + "; further on by cursor"));
        }
        if (limit != null && (limit < 1 || limit > MOST)) {
            errors.add(new FieldError("limit", "OUT_OF_RANGE", "1 to " + MOST));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return new Paging(page == null ? 1 : page, limit == null ? usual : limit, cursor);
    }

    /// Rows before the page.
    public int offset() {
        return (page - 1) * limit;
    }
}
