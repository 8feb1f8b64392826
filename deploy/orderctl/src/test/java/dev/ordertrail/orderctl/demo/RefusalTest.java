package dev.ordertrail.orderctl.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http.Answer;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"code\": \"C\" | C",
                "\"code\": \"C\", \"allowed\": [\"a\", \"b\"] | C, allowed: a, b",
                "\"code\": \"C\", \"allowed\": [] | C, allowed: nothing",
                "\"code\": \"C\", \"roles\": [\"staff\"] | C, roles: staff",
                "\"code\": \"C\", \"options\": [{\"listing\": \"gold\"}] | C, options: gold",
                "\"code\": \"C\", \"minimum\": 1, \"maximum\": 12 | C, possible: 1 to 12",
            })
    void it_tells_the_code_and_what_is_possible_instead(String members, String told) {
        assertThat(Refusal.of("x", "C", answer(409, "{" + members + "}"))).isEqualTo(told);
    }

    @Test
    void what_should_be_refused_and_is_not_fails() {
        assertThatThrownBy(() -> Refusal.of("sam: x", "C", answer(200, "{\"code\": \"C\"}")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("sam: x should be refused with C");
    }

    @Test
    void another_reason_fails() {
        assertThatThrownBy(() -> Refusal.of("sam: x", "C", answer(403, "{\"code\": \"D\"}")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("403 D");
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, body, Map.of());
    }
}
