package dev.ordertrail.notification.send.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DiscordTextTest {

    @Test
    void mentions_are_taken_apart() {
        assertThat(DiscordText.neutral("@everyone <@123> <@&4> <#5>"))
                .doesNotContain("@everyone", "<@", "<#");
    }

    @Test
    void markdown_and_links_are_shown_as_they_are_written() {
        assertThat(DiscordText.neutral("**b** [x](https://evil.example) `c` ||s||"))
                .startsWith("\\*\\*b\\*\\* \\[x\\](")
                .doesNotContain("https://")
                .doesNotContain("||");
    }

    @Test
    void what_people_read_and_copy_stays_as_it_is() {
        assertThat(DiscordText.neutral("lee+shop@example.com")).isEqualTo("lee+shop@example.com");
        assertThat(DiscordText.neutral("ORD-2026-000123")).isEqualTo("ORD-2026-000123");
        assertThat(DiscordText.neutral("# loud")).isEqualTo("\\# loud");
    }

    @Test
    void hidden_and_turned_around_writing_disappears() {
        assertThat(DiscordText.neutral("a\u202Egnp.exe\u0000\u200F\nb\uD800"))
                .isEqualTo("agnp.exe b");
    }

    @Test
    void emoji_stay_whole() {
        assertThat(DiscordText.neutral("👩‍🚀 ok")).isEqualTo("👩‍🚀 ok");
    }

    @Test
    void a_cut_keeps_the_limit_and_never_halves_an_escape_or_an_emoji() {
        for (var limit = 1; limit < 40; limit++) {
            var cut = DiscordText.neutral("*😀".repeat(30), limit);
            assertThat(cut.length()).isLessThanOrEqualTo(limit);
            assertThat(cut).endsWith("…").doesNotContain("\\…").doesNotMatch(".*\\p{Cs}.*");
        }
    }

    @Test
    void what_just_fits_is_not_cut() {
        assertThat(DiscordText.neutral("abc", 3)).isEqualTo("abc");
        assertThat(DiscordText.cut("abc", 3)).isEqualTo("abc");
        assertThat(DiscordText.cut("ab😀d", 4)).isEqualTo("ab…");
    }
}
