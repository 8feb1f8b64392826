package dev.ordertrail.shipping.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which parcel carries an order, or a part of it.
@Schema(name = "Shipment to register")
record ShipmentBody(
        @Schema(examples = "order_abc123") String orderId,
        @Schema(
                        examples = "UPS",
                        description = "Found out from the first scan where it is left out.")
                @Nullable String carrier,
        @Schema(examples = "1Z999AA1234567890") String trackingNumber,
        @Schema(description = "Derived from order and tracking number; refused when it is another.")
                @Nullable String parcelId) {
    private static final int LONGEST = 100;

    /// Reads a body and names everything that is wrong with it.
    ///
    /// @throws ProblemException MALFORMED_BODY or VALIDATION_FAILED
    static ShipmentBody read(ObjectMapper mapper, byte @Nullable [] bytes)
            throws JsonProcessingException {
        var tree = tree(mapper, bytes == null ? new byte[0] : bytes);
        var errors = new ArrayList<FieldError>();
        var order = required(tree, "orderId", errors);
        var number = required(tree, "trackingNumber", errors);
        var carrier = text(tree, "carrier", errors);
        var parcel = text(tree, "parcelId", errors);
        if (errors.isEmpty() && parcel != null && !parcel.equals(ParcelIds.of(order, number))) {
            errors.add(
                    new FieldError(
                            "parcelId",
                            "NOT_DERIVED",
                            "is not the id of this parcel: leave it out"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return new ShipmentBody(order, carrier, number, parcel);
    }

    private static JsonNode tree(ObjectMapper mapper, byte[] bytes) throws JsonProcessingException {
        try {
            var tree = mapper.readTree(bytes);
            if (tree == null || !tree.isObject()) {
                throw new ProblemException(Code.MALFORMED_BODY, "The body must be a JSON object.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(JsonNode tree, String field, List<FieldError> errors) {
        var known = errors.size();
        var text = text(tree, field, errors);
        if (text == null && errors.size() == known) {
            errors.add(new FieldError(field, "REQUIRED", "is needed"));
        }
        return text == null ? "" : text;
    }

    private static @Nullable String text(JsonNode tree, String field, List<FieldError> errors) {
        var node = tree.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            errors.add(new FieldError(field, "WRONG_TYPE", "must be a string"));
            return null;
        }
        var text = node.asText().strip();
        if (text.length() > LONGEST) {
            errors.add(
                    new FieldError(field, "TOO_LONG", "has more than " + LONGEST + " characters"));
            return null;
        }
        if (!text.chars()
                .allMatch(ch ->
                        ch >= ' '
                                && !Character.isISOControl(ch)
                                && !Character.isSurrogate((char) ch))) {
            errors.add(
                    new FieldError(
                            field, "NOT_PRINTABLE", "has characters that cannot be printed"));
            return null;
        }
        return text.isEmpty() ? null : text;
    }
}
