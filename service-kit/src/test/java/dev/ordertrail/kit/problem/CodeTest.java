package dev.ordertrail.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CodeTest {

    @Test
    void every_code_has_a_page_a_status_and_advice() {
        for (var code : Code.values()) {
            assertThat(Code.ofSlug(code.slug())).contains(code);
            assertThat(code.status()).isBetween(400, 503);
            assertThat(code.title()).isNotBlank();
            assertThat(code.suggestedAction()).isNotBlank();
        }
        assertThat(Arrays.stream(Code.values()).map(Code::slug)).doesNotHaveDuplicates();
        assertThat(Code.ofSlug("no-such-problem")).isEmpty();
    }

    @Test
    void a_document_has_its_members_in_order_and_extensions_cannot_replace_them() {
        var problem =
                new ProblemException(
                        Code.VERSION_CONFLICT,
                        "Version 3 is now 4.",
                        Map.of("version", 4, "status", 200));
        assertThat(new String(ProblemJson.write(problem, "/api/orders/1"), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"/problems/version-conflict\",\"title\":\"Somebody else was faster\",\"status\":409,"
                                + "\"detail\":\"Version 3 is now 4.\",\"code\":\"VERSION_CONFLICT\",\"canRetry\":true,"
                                + "\"suggestedAction\":\"Read the order again and repeat.\",\"instance\":\"/api/orders/1\",\"version\":4}");
    }

    @Test
    void validation_names_every_field_at_once() {
        var errors =
                List.of(
                        new FieldError("a", "REQUIRED", "is missing"),
                        new FieldError("b[0].c", "OUT_OF_RANGE", "1 to 5"));
        var problem = ProblemException.validation(errors);
        assertThat(problem.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(problem.detail()).isEqualTo("Wrong: a, b[0].c.");
        assertThat(problem.extensions()).containsEntry("errors", errors);
    }
}
