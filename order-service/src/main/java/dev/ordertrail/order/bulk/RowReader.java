package dev.ordertrail.order.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.body.JsonBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file as bodies of plain orders. Row 1 is the first one after the header.
final class RowReader {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final CsvMapper CSV = new CsvMapper();

    private final RowSplitter rows;
    private final @Nullable Columns columns;
    private final ObjectReader fields;
    private long nr;

    /// Reads the header of CSV.
    ///
    /// @throws ProblemException VALIDATION_FAILED when the header is none
    RowReader(Format format, InputStream in) throws IOException {
        var unmarked = withoutMark(in);
        if (format == Format.NDJSON) {
            rows = new RowSplitter(unmarked, -1);
            columns = null;
            fields = reader(',');
        } else {
            var head = unmarked.readNBytes(RowSplitter.LONGEST_ROW);
            var separator = separator(head);
            rows =
                    new RowSplitter(
                            new SequenceInputStream(new ByteArrayInputStream(head), unmarked),
                            separator);
            fields = reader(separator);
            var header = rows.next();
            if (header == null) {
                throw wrong("header", "REQUIRED", "is required: names of columns");
            }
            columns = Columns.of(Arrays.asList(fields(header)));
        }
    }

    /// The next row; null at the end.
    @Nullable Next next() throws IOException {
        var row = rows.next();
        if (row == null) {
            return null;
        }
        nr++;
        try {
            return new Next(nr, rows.consumed(), body(row), null);
        } catch (ProblemException e) {
            return new Next(nr, rows.consumed(), null, e);
        }
    }

    private ObjectNode body(RowSplitter.Row row) {
        if (row.bytes().length > RowSplitter.LONGEST_ROW) {
            throw wrong("row", "TOO_LONG", "must have at most 262144 bytes");
        }
        return columns == null
                ? (ObjectNode) JsonBody.object(row.bytes())
                : columns.body(fields(row));
    }

    private String[] fields(RowSplitter.Row row) {
        if (row.unclosed()) {
            throw wrong("row", "QUOTE_NOT_CLOSED", "opens a quote and never closes it");
        }
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(row.bytes()))
                            .toString();
            return fields.readValue(text);
        } catch (CharacterCodingException e) {
            throw wrong("row", "NOT_UTF8", "must be UTF-8");
        } catch (JsonProcessingException e) {
            throw new ProblemException(Code.MALFORMED_BODY, "The row is no well-formed CSV.");
        }
    }

    private static ObjectReader reader(char separator) {
        return CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    /// The one of the usual separators that the first line has most of.
    private static char separator(byte[] head) {
        var text = new String(head, StandardCharsets.UTF_8);
        var line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        var best = SEPARATORS[0];
        for (var candidate : SEPARATORS) {
            best = count(line, candidate) > count(line, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        var first = in.readNBytes(MARK.length);
        return Arrays.equals(first, MARK)
                ? in
                : new SequenceInputStream(new ByteArrayInputStream(first), in);
    }

    private static ProblemException wrong(String field, String code, String message) {
        return ProblemException.validation(List.of(new FieldError(field, code, message)));
    }

    /// A row.
    ///
    /// @param consumed bytes of the file up to its end
    /// @param body null when it is none
    /// @param why null when it is one
    record Next(
            long nr, long consumed, @Nullable ObjectNode body, @Nullable ProblemException why) {}
}
