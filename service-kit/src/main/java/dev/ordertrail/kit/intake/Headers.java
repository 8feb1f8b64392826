package dev.ordertrail.kit.intake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Headers of records as texts.
final class Headers {

    private Headers() {}

    static Map<String, String> of(ConsumerRecord<String, byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : record.headers()) {
            var value = header.value();
            headers.put(
                    header.key(),
                    value == null
                            ? ""
                            : new String(value, StandardCharsets.UTF_8).replace("\0", ""));
        }
        return headers;
    }
}
