package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.ShippingDoc;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Documents to bytes and back: JSON with sorted maps, so that equal documents are equal bytes.
public final class Docs {
    private static final ObjectMapper MAPPER = EventJson.mapper();
    private static final ObjectReader ORDER = MAPPER.readerFor(OrderDoc.class);
    private static final ObjectReader PAYMENT = MAPPER.readerFor(PaymentDoc.class);
    private static final ObjectReader SHIPPING = MAPPER.readerFor(ShippingDoc.class);
    private static final ObjectReader NOTIFICATION = MAPPER.readerFor(NotificationDoc.class);
    private static final ObjectWriter WRITER = MAPPER.writer();
    // A newer order-service may know levels and fields that this reader does not.
    private static final ObjectReader WORKFLOW =
            ((JsonMapper) EventJson.mapper())
                    .rebuild()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                    .build()
                    .readerFor(WorkflowDefinition.class);

    private Docs() {}

    public static byte[] write(Object doc) {
        try {
            return WRITER.writeValueAsBytes(doc);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static @Nullable OrderDoc order(byte @Nullable [] json) {
        return json == null ? null : read(ORDER, OrderDoc.class, json);
    }

    public static @Nullable PaymentDoc payment(byte @Nullable [] json) {
        return json == null ? null : read(PAYMENT, PaymentDoc.class, json);
    }

    public static @Nullable ShippingDoc shipping(byte @Nullable [] json) {
        return json == null ? null : read(SHIPPING, ShippingDoc.class, json);
    }

    public static @Nullable NotificationDoc notification(byte @Nullable [] json) {
        return json == null ? null : read(NOTIFICATION, NotificationDoc.class, json);
    }

    /// The document of a source.
    public static @Nullable Object of(Source source, byte @Nullable [] json) {
        return switch (source) {
            case ORDER -> order(json);
            case PAYMENT -> payment(json);
            case SHIPPING -> shipping(json);
            case NOTIFICATION -> notification(json);
        };
    }

    /// A workflow definition.
    ///
    /// @throws UncheckedIOException when this is none
    public static WorkflowDefinition workflow(byte[] json) {
        return read(WORKFLOW, WorkflowDefinition.class, json);
    }

    private static <T> T read(ObjectReader reader, Class<T> type, byte[] json) {
        try {
            return type.cast(reader.<Object>readValue(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
