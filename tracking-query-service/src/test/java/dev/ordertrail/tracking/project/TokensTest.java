package dev.ordertrail.tracking.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokensTest {

    @Test
    void case_accents_and_punctuation_do_not_count() {
        assertThat(Tokens.words("Ángela O'Brien-Müller, Straße 5"))
                .containsExactly("angela", "o", "brien", "muller", "strasse", "5");
        assertThat(Tokens.words("Ørsted ŁÓDŹ İstanbul"))
                .containsExactly("orsted", "lodz", "istanbul");
    }

    @Test
    void other_scripts_are_words_too() {
        assertThat(Tokens.words("Иван Грозный")).containsExactly("иван", "грозныи");
        assertThat(Tokens.words("שלום עולם")).containsExactly("שלום", "עולם");
    }

    @Test
    void where_nobody_puts_spaces_pairs_of_characters_are_words() {
        assertThat(Tokens.words("無線イヤホン")).containsExactly("無線", "線イ", "イヤ", "ヤホ", "ホン");
        assertThat(Tokens.words("王 Pro15")).containsExactly("王", "pro15");
    }

    @Test
    void an_identifier_is_one_word_without_its_punctuation() {
        assertThat(Tokens.compact("ORD-2026-000123")).isEqualTo("ord2026000123");
        assertThat(Tokens.compact("+62 812-345")).isEqualTo("62812345");
        assertThat(Tokens.compact(" -- ")).isEmpty();
    }

    @Test
    void four_neighbours_are_a_fragment() {
        assertThat(Tokens.fragments("628123")).containsExactly("+2812", "+6281", "+8123");
        assertThat(Tokens.fragments("628")).isEmpty();
    }

    @Test
    void nothing_but_wildcards_is_no_word() {
        assertThat(Tokens.words("% _ * ' \" \\")).isEmpty();
    }

    @Test
    void slips_of_the_finger_meet_in_a_shortened_word() {
        assertThat(Slips.shortened("jonh")).containsAnyElementsOf(Slips.shortened("john"));
        assertThat(Slips.shortened("andersn")).containsAnyElementsOf(Slips.shortened("anderson"));
        assertThat(Slips.isNear("john", "jonh")).isTrue();
        assertThat(Slips.isNear("john", "jane")).isFalse();
        assertThat(Slips.isNear("headphones", "hedphonse")).isTrue();
    }

    @Test
    void a_number_with_one_slip_is_among_its_neighbours() {
        assertThat(Slips.ofNumber("000123"))
                .contains("000124", "001023", "00123", "0001234", "000132", "0000123")
                .doesNotContain("000999");
    }
}
