package dev.ordertrail.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/// Events to bytes and back. Reading lifts old versions to today's, ignores fields it does not
/// know, and refuses types it does not know, so that a reader parks what a newer writer says
/// instead of misreading it.
public final class EventJson {

    /// An event may be this large, in bytes of JSON.
    public static final int MAX_EVENT_BYTES = 512 * 1024;

    private static final ObjectMapper MAPPER = mapper();

    private EventJson() {}

    /// The JSON of an event, UTF-8.
    public static byte[] write(Event event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Today's record of an event written in any version.
    ///
    /// @param type the name it was written under
    /// @param json its bytes
    /// @throws UnreadableEvent when the type is unknown or the JSON does not fit it
    public static Event read(String type, byte[] json) {
        var current = Upcasters.CONTRACT.current(type);
        var target = EventTypes.classOf(current);
        try {
            if (current.equals(type)) {
                return MAPPER.readValue(json, target);
            }
            var tree = (ObjectNode) MAPPER.readTree(json);
            return MAPPER.treeToValue(Upcasters.CONTRACT.lift(type, tree), target);
        } catch (IOException | ClassCastException e) {
            throw new UnreadableEvent(type, e);
        }
    }

    /// The mapper of the contract: exact decimals, ISO times, tolerant of new fields.
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(
                        new SimpleModule("ordertrail")
                                .addSerializer(Money.class, new WriteMoney())
                                .addDeserializer(Money.class, new ReadMoney()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .defaultPropertyInclusion(
                        com.fasterxml.jackson.annotation.JsonInclude.Value.construct(
                                com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL,
                                com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
                .build();
    }

    /// The limits that any reader of foreign JSON keeps: depth 64, numbers of at most 64 digits.
    public static StreamReadConstraints foreignLimits() {
        return StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(64).build();
    }

    /// Personal data as JSON, for sealing.
    public static byte[] write(PersonalData data) {
        try {
            return MAPPER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Personal data from JSON, after opening.
    public static PersonalData readPersonal(byte[] json) {
        try {
            return MAPPER.readValue(json, PersonalData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class WriteMoney extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider context)
                throws IOException {
            out.writeStartObject();
            out.writeStringField("amount", money.amount().toPlainString());
            out.writeStringField("asset", money.asset().code());
            out.writeNumberField("decimals", money.asset().decimals());
            out.writeEndObject();
        }
    }

    private static final class ReadMoney extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            try {
                var asset = new Asset(node.path("asset").asText(), node.path("decimals").asInt(-1));
                return new Money(new BigDecimal(node.path("amount").asText()), asset);
            } catch (IllegalArgumentException e) {
                return (Money)
                        context.handleInstantiationProblem(Money.class, Map.of("money", "?"), e);
            }
        }
    }
}
