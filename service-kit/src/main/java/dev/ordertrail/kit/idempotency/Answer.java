package dev.ordertrail.kit.idempotency;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An HTTP answer as it is remembered.
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer a
                && status == a.status
                && headers.equals(a.headers)
                && Arrays.equals(body, a.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + ", bytes=" + body.length + "]";
    }
}
