package dev.ordertrail.shipping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimsTest {

    @Test
    void nobody_claims_a_code_that_nobody_bears() {
        assertThat(Claims.of(List.of(), "UPS").nobody()).isTrue();
        assertThat(Claims.of(List.of(parcel("a", "FedEx", "2026-05-01")), "UPS").nobody()).isTrue();
    }

    @Test
    void the_same_code_of_two_carriers_is_two_parcels() {
        var ups = parcel("a", "UPS", "2026-05-01");
        var fedex = parcel("b", "FedEx", "2026-05-01");

        assertThat(Claims.of(List.of(ups, fedex), "UPS").at(noon("2026-05-02")))
                .containsExactly(ups);
    }

    @Test
    void two_orders_in_one_box_both_get_the_scan() {
        var one = parcel("a", "UPS", "2026-05-01");
        var other = parcel("b", "UPS", "2026-05-02");

        assertThat(Claims.of(List.of(other, one), "UPS").at(noon("2026-05-03")))
                .containsExactly(one, other);
    }

    @Test
    void a_parcel_without_a_carrier_is_known_by_its_code_if_alone() {
        var only = parcel("a", null, "2026-05-01");
        var claims = Claims.of(List.of(only), "UPS");

        assertThat(claims.ambiguous()).isFalse();
        assertThat(claims.byCodeAlone()).isTrue();
        assertThat(claims.at(noon("2026-04-30"))).containsExactly(only);
    }

    @Test
    void two_parcels_without_a_carrier_cannot_be_told_apart() {
        var claims =
                Claims.of(
                        List.of(parcel("a", null, "2026-05-01"), parcel("b", null, "2026-05-02")),
                        "UPS");

        assertThat(claims.ambiguous()).isTrue();
    }

    @Test
    void a_named_carrier_comes_before_an_unnamed_one() {
        var named = parcel("a", "UPS", "2026-05-01");
        var unnamed = parcel("b", null, "2026-05-02");

        assertThat(Claims.of(List.of(named, unnamed), "UPS").at(noon("2026-05-03")))
                .containsExactly(named);
    }

    @Test
    void a_message_without_a_carrier_finds_the_only_parcel_with_its_code() {
        var only = parcel("a", "UPS", "2026-05-01");

        assertThat(Claims.of(List.of(only), null).at(noon("2026-05-02"))).containsExactly(only);
    }

    @Test
    void a_code_used_again_after_months_is_another_parcels() {
        var january = parcel("a", "UPS", "2026-01-01");
        var may = parcel("b", "UPS", "2026-05-01");
        var claims = Claims.of(List.of(january, may), "UPS");

        assertThat(claims.at(noon("2026-01-05"))).containsExactly(january);
        assertThat(claims.at(noon("2026-05-05"))).containsExactly(may);
        assertThat(claims.at(noon("2026-04-29")))
                .as("picked up before announced")
                .containsExactly(may);
    }

    @Test
    void a_code_used_again_after_arrival_is_another_parcels() {
        var arrived =
                new Parcel("p1", "a", "main", "UPS", "1Z", noon("2026-05-01"), noon("2026-05-03"));
        var next = parcel("b", "UPS", "2026-05-04");
        var claims = Claims.of(List.of(arrived, next), "UPS");

        assertThat(claims.at(noon("2026-05-02"))).containsExactly(arrived);
        assertThat(claims.at(noon("2026-05-03"))).containsExactly(arrived);
        assertThat(claims.at(noon("2026-05-05"))).containsExactly(next);
    }

    @Test
    void carriers_have_one_spelling() {
        assertThat(Carriers.named(" ups ground")).isEqualTo("UPS");
        assertThat(Carriers.named("FedExSmartPost")).isEqualTo("FedEx");
        assertThat(Carriers.named("dhl-express")).isEqualTo("DHL");
        assertThat(Carriers.named("USPS")).isEqualTo("USPS");
        assertThat(Carriers.named("Brieftaube 7")).isEqualTo("Brieftaube 7");
        assertThat(Carriers.named(" ")).isNull();
        assertThat(Carriers.same("Brieftaube 7", "BRIEFTAUBE-7")).isTrue();
    }

    private static Parcel parcel(String order, @Nullable String carrier, String day) {
        return new Parcel("p_" + order, order, "main", carrier, "1Z", noon(day), null);
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }
}
