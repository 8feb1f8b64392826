package dev.ordertrail.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CursorTest {

    @Test
    void a_cursor_comes_back_as_it_was() {
        var cursor = new Cursor(Map.of("at", "2026-05-04T12:00:00Z", "id", "ö/+1"));
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode(cursor.encode(), "id", "at")).isEqualTo(cursor);
    }

    @Test
    void what_this_list_did_not_give_out_is_refused() {
        var other = new Cursor(Map.of("name", "x")).encode();
        var newer =
                Base64.getUrlEncoder()
                        .encodeToString(
                                "{\"v\":\"2\",\"id\":\"1\"}"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (var word :
                new String[] {
                    "", "x", "!!", "bnVsbA", "W10", "e30", other, newer, "a".repeat(2000)
                }) {
            assertRefused(() -> Cursor.decode(word, "id"));
        }
    }

    @Test
    void a_list_may_go_by_one_number() {
        assertThat(Cursor.number(Cursor.at("seq", 42).encode(), "seq")).isEqualTo(42);
        for (var word : new String[] {"", "-1", "x", "1".repeat(19)}) {
            var cursor = new Cursor(Map.of("seq", word)).encode();
            assertRefused(() -> Cursor.number(cursor, "seq"));
        }
        assertRefused(() -> Cursor.number(Cursor.at("position", 1).encode(), "seq"));
    }

    @Test
    void pages_are_bounded() {
        assertThat(Paging.of(null, null, 20, null)).isEqualTo(new Paging(1, 20, null));
        assertThat(Paging.of(3, 100, 20, null).offset()).isEqualTo(200);
        assertRefused(() -> Paging.of(0, 101, 20, null));
        assertRefused(() -> Paging.of(Integer.MAX_VALUE, 0, 20, null));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.code()).isEqualTo(Code.VALIDATION_FAILED));
    }
}
