package dev.ordertrail.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What exceptions of frameworks mean as refusals.
final class Refusals {

    private Refusals() {}

    /// A body that is no JSON (with the place), or JSON of the wrong shape (with the field).
    static ProblemException of(JsonProcessingException e) {
        if (e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
            var error =
                    new FieldError(path(mismatch), "WRONG_TYPE", "has a value of the wrong type");
            return ProblemException.validation(List.of(error));
        }
        var at = e.getLocation();
        if (at == null) {
            return new ProblemException(
                    Code.MALFORMED_BODY, "The body is not the JSON expected here.");
        }
        return new ProblemException(
                Code.MALFORMED_BODY,
                "The body stops being JSON at line "
                        + at.getLineNr()
                        + ", column "
                        + at.getColumnNr()
                        + ".",
                Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
    }

    /// A refusal by the framework itself.
    static ProblemException of(int status) {
        return switch (status) {
            case 400 ->
                    new ProblemException(Code.MALFORMED_BODY, "The request cannot be understood.");
            case 401 ->
                    new ProblemException(
                            Code.UNAUTHENTICATED, "The bearer token is missing or not valid.");
            case 403 -> new ProblemException(Code.FORBIDDEN, "Your roles do not allow this.");
            case 404 -> new ProblemException(Code.NOT_FOUND, "There is nothing at this address.");
            case 405 ->
                    new ProblemException(
                            Code.METHOD_NOT_ALLOWED, "This address does not know that method.");
            case 406 ->
                    new ProblemException(
                            Code.NOT_ACCEPTABLE, "Nothing here suits the Accept header.");
            case 412 ->
                    new ProblemException(
                            Code.PRECONDITION_FAILED, "The precondition does not hold.");
            case 413 ->
                    new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
            case 415 ->
                    new ProblemException(
                            Code.UNSUPPORTED_MEDIA_TYPE, "This media type is not read here.");
            case 429 -> new ProblemException(Code.RATE_LIMITED, "Too many requests.");
            case 503 -> new ProblemException(Code.DATABASE_ERROR, "Not available at the moment.");
            default ->
                    new ProblemException(
                            Code.MALFORMED_BODY,
                            "The request was refused with status " + status + ".");
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(at ->
                        at.getFieldName() == null
                                ? "[" + at.getIndex() + "]"
                                : "." + at.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
