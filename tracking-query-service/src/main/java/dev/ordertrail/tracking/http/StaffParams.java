package dev.ordertrail.tracking.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What staff can narrow a list to.
public class StaffParams {
    @QueryParam("status")
    @Parameter(description = "ids or labels of statuses; several by comma, or repeated")
    List<String> status = List.of();

    @QueryParam("phase")
    @Parameter(description = "awaiting_payment, paid, in_progress, ...; several by comma")
    List<String> phase = List.of();

    @QueryParam("workflow")
    @Parameter(description = "marketplace, or one version of it: marketplace.v1; several by comma")
    List<String> workflow = List.of();

    @QueryParam("service")
    @Parameter(description = "words of a product's or package's name, or a listing's id")
    @Nullable String service;

    @QueryParam("seller")
    @Parameter(description = "a seller's id")
    @Nullable String seller;

    @QueryParam("agent")
    @Parameter(description = "an agent's id; agent_id is the same")
    @Nullable String agent;

    @QueryParam("agent_id")
    @Parameter(hidden = true)
    @Nullable String agentId;

    @QueryParam("staff")
    @Parameter(description = "who is assigned: an id, `me`, or `none`")
    @Nullable String staff;

    @QueryParam("paymentMethod")
    @Parameter(description = "escrow, stripe, credit_card, ...")
    @Nullable String paymentMethod;

    @QueryParam("minAmount")
    @Parameter(description = "totals from here on; with currency")
    @Nullable String minAmount;

    @QueryParam("maxAmount")
    @Parameter(description = "totals up to here; with currency")
    @Nullable String maxAmount;

    @QueryParam("currency")
    @Parameter(description = "only totals in this currency or token")
    @Nullable String currency;

    @QueryParam("from")
    @Parameter(description = "placed since: a day (UTC) or an instant, 2026-03-01T12:00:00Z")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "placed until: a day, which counts wholly, or before an instant")
    @Nullable String to;

    @QueryParam("q")
    @Parameter(
            description =
                    "free text: number, reference, names, e-mail, phone or tracking number or four"
                            + " or more characters of one, products; slips of the finger are"
                            + " forgiven when nothing matches")
    @Nullable String q;

    @QueryParam("shop")
    @Parameter(description = "for ops: one shop of all")
    @Nullable String shop;

    @Context UriInfo uri;
}
