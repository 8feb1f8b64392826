package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.BUYER;
import static dev.ordertrail.order.domain.Given.SELLER;
import static dev.ordertrail.order.domain.Given.STAFF;
import static dev.ordertrail.order.domain.Given.given;
import static dev.ordertrail.order.domain.Given.move;
import static dev.ordertrail.order.domain.Given.parcel;
import static dev.ordertrail.order.domain.Given.place;
import static dev.ordertrail.order.domain.Given.ship;
import static dev.ordertrail.order.domain.Given.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.order.domain.OrderCommand.MoveOrder;
import dev.ordertrail.order.domain.OrderCommand.OpenDispute;
import dev.ordertrail.order.domain.OrderCommand.Shipment;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShippingTest {

    @Test
    void scans_bring_a_shipped_order_to_the_door() {
        given(until("shipped"))
                .when(parcel(ParcelState.IN_TRANSIT, 1))
                .thenStatus("in_transit")
                .when(parcel(ParcelState.OUT_FOR_DELIVERY, 2))
                .thenStatus("out_for_delivery")
                .when(parcel(ParcelState.DELIVERED, 3))
                .thenStatus("delivered");
    }

    @Test
    void a_carrier_may_skip_what_it_likes() {
        given(until("shipped"))
                .when(parcel(ParcelState.OUT_FOR_DELIVERY, 2))
                .thenStatus("out_for_delivery");
        given(until("shipped")).when(parcel(ParcelState.DELIVERED, 3)).thenStatus("delivered");
    }

    @Test
    void a_late_scan_never_moves_an_order_backwards() {
        given(until("delivered")).when(parcel(ParcelState.IN_TRANSIT, 1)).thenStatus("delivered");
    }

    @Test
    void a_label_is_not_a_shipment() {
        given(until("ready_to_ship"))
                .when(parcel(ParcelState.LABEL_CREATED, 1))
                .thenStatus("ready_to_ship");
    }

    @Test
    void the_first_scan_ships_an_order_that_nobody_marked() {
        given(until("ready_to_ship"))
                .when(parcel(ParcelState.IN_TRANSIT, 1))
                .thenStatus("in_transit")
                .when(ship("parcel_1"))
                .thenStatus("in_transit")
                .thenOne(ShipmentAnnounced.class, e -> assertThat(e.carrier()).isEqualTo("UPS"));
    }

    @Test
    void a_scan_before_the_order_is_ready_waits_for_the_seller() {
        given(until("processing"))
                .when(parcel(ParcelState.IN_TRANSIT, 1))
                .thenStatus("processing")
                .thenOpen("parcel_ahead_of_order:parcel_1")
                .when(move(SELLER, "ready_to_ship"))
                .thenStatus("in_transit")
                .thenOpen();
    }

    @Test
    void an_order_is_delivered_when_all_its_parcels_are() {
        given(until("shipped"))
                .when(parcel("parcel_2", ParcelState.LABEL_CREATED, 1))
                .when(parcel("parcel_1", ParcelState.DELIVERED, 2))
                .thenStatus("shipped")
                .when(parcel("parcel_2", ParcelState.DELIVERED, 3))
                .thenStatus("delivered");
    }

    @Test
    void a_voided_label_does_not_hold_the_others_up() {
        given(until("shipped"))
                .when(parcel("parcel_2", ParcelState.VOIDED, 1))
                .when(parcel("parcel_1", ParcelState.DELIVERED, 2))
                .thenStatus("delivered");
    }

    @Test
    void trouble_is_an_incident_with_a_next_step_until_the_parcel_moves_again() {
        given(until("shipped"))
                .when(parcel(ParcelState.ATTEMPT_FAILED, 5))
                .thenStatus("shipped")
                .thenOpen("parcel_incident:parcel_1:attempt_failed")
                .when(parcel(ParcelState.OUT_FOR_DELIVERY, 6))
                .thenOpen();
    }

    @Test
    void a_buyer_may_dispute_a_lost_parcel_but_not_one_under_way() {
        given(until("shipped"))
                .when(new OpenDispute(BUYER, "dispute_1", null))
                .thenRejected(new Rejection.TransitionNotAllowed("shipped", "disputed", List.of()));
        given(until("shipped"))
                .when(parcel(ParcelState.LOST, 5))
                .when(new OpenDispute(BUYER, "dispute_1", null))
                .thenStatus("disputed");
    }

    @Test
    void nobody_but_the_shipper_says_how_a_shipped_order_travels() {
        var shipment = new Shipment("parcel_9", "UPS", "1Z9");
        given(until("shipped"))
                .when(new MoveOrder(BUYER, "shipped", null, shipment, null))
                .thenRejected(
                        new Rejection.RoleNotAllowed(
                                "shipped",
                                "shipped",
                                "buyer",
                                List.of("seller", "staff", "admin")));
    }

    @Test
    void people_keep_to_the_table() {
        given(place())
                .when(move(SELLER, "shipped"))
                .thenRejected(
                        new Rejection.TransitionNotAllowed(
                                "payment_pending", "shipped", List.of("cancelled")));
        given(until("delivered"))
                .when(move(SELLER, "completed"))
                .thenRejected(
                        new Rejection.RoleNotAllowed(
                                "delivered",
                                "completed",
                                "seller",
                                List.of("buyer", "storefront", "staff", "admin")));
        given(until("delivered")).when(move(STAFF, "completed")).thenStatus("completed");
    }
}
