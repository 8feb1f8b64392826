package dev.ordertrail.payment.http;

import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.payment.http.MoneyBody.Amount;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The evidence pack as one document that can be printed: no script, nothing loaded from anywhere.
final class EvidencePage {
    private static final String STYLE =
            "body{font:11pt/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
                    + "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:1.6rem;border-bottom:1px solid #999;break-after:avoid}"
                    + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-bottom:1px solid #ddd}"
                    + "tr{break-inside:avoid}td.n{text-align:right;font-variant-numeric:tabular-nums}"
                    + "@page{margin:18mm}@media print{body{margin:0;max-width:none}}";

    private final Html html = new Html();
    private final EvidenceBody pack;

    private EvidencePage(EvidenceBody pack) {
        this.pack = pack;
    }

    static String of(EvidenceBody pack) {
        return new EvidencePage(pack).page();
    }

    private String page() {
        html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width\">")
                .element("title", "Evidence for order " + pack.orderNumber())
                .raw("<style>" + STYLE + "</style></head><body>")
                .element("h1", "Evidence for order " + pack.orderNumber())
                .element("p", "Collected at %s. Times are UTC.".formatted(pack.collectedAt()));
        purchase();
        buyer();
        payments();
        disputes();
        parcels();
        handovers();
        messages();
        timeline();
        missing();
        return html.raw("</body></html>").toString();
    }

    private void purchase() {
        html.element("h2", "What was bought");
        var purchase = pack.purchase();
        if (purchase == null) {
            html.element("p", "The order itself was not heard of yet.");
            return;
        }
        html.element(
                "p",
                "Placed at %s, to be paid by %s: %s in all."
                        .formatted(
                                purchase.placedAt(),
                                purchase.paymentMethod(),
                                text(purchase.total())));
        html.table(
                List.of("Item", "Pieces", "Price", "Sum"),
                purchase.items().stream()
                        .map(i ->
                                row(
                                        i.productName(),
                                        Integer.toString(i.quantity()),
                                        text(i.unitPrice()),
                                        text(i.totalPrice())))
                        .toList());
    }

    private void buyer() {
        html.element("h2", "Who bought it, and where it was to go");
        var buyer = pack.buyer();
        if (buyer == null) {
            html.element("p", "Nothing is known of the buyer, or it was erased.");
            return;
        }
        html.table(
                List.of("Name", "E-mail", "Phone", "Address"),
                List.of(row(buyer.name(), buyer.email(), buyer.phone(), text(buyer.address()))));
    }

    private void payments() {
        html.element("h2", "How it was paid");
        html.table(
                List.of("When", "From", "To", "Amount", "Object of the provider"),
                pack.ledger().stream()
                        .map(p ->
                                row(
                                        p.at().toString(),
                                        p.from().name(),
                                        p.to().name(),
                                        text(p.amount()),
                                        p.object()))
                        .toList());
    }

    private void disputes() {
        html.element("h2", "What is disputed");
        html.table(
                List.of("Dispute", "Reason", "Status", "Amount", "Evidence until"),
                pack.disputes().stream()
                        .map(d ->
                                row(
                                        d.disputeId(),
                                        d.reason(),
                                        d.status(),
                                        text(d.amount()),
                                        Objects.toString(d.evidenceDueBy(), null)))
                        .toList());
    }

    private void parcels() {
        for (var parcel : pack.parcels()) {
            html.element(
                    "h2",
                    "Parcel %s (%s)"
                            .formatted(
                                    Objects.toString(parcel.trackingNumber(), parcel.parcelId()),
                                    Objects.toString(parcel.carrier(), "carrier not named")));
            html.element(
                    "p",
                    parcel.delivered() == null
                            ? "No proof of delivery was told."
                            : "Proof of delivery: handed over at " + parcel.delivered() + ".");
            html.table(
                    List.of("When", "What", "Words of the carrier", "Where"),
                    parcel.scans().stream()
                            .map(s -> row(s.at().toString(), s.state(), s.message(), s.place()))
                            .toList());
        }
    }

    private void handovers() {
        if (!pack.handovers().isEmpty()) {
            html.element("h2", "What was handed over digitally");
            html.table(
                    List.of("When", "What"),
                    pack.handovers().stream().map(h -> row(h.at().toString(), h.what())).toList());
        }
    }

    private void messages() {
        html.element("h2", "What was said");
        html.table(
                List.of("When", "By", "Channel", "What", "Words"),
                pack.messages().stream()
                        .map(m -> row(m.at().toString(), m.from(), m.channel(), m.what(), m.text()))
                        .toList());
    }

    private void timeline() {
        html.element("h2", "Everything in order");
        html.table(
                List.of("When", "Told by", "What", "Details"),
                pack.timeline().stream()
                        .map(m -> row(m.at().toString(), m.source(), m.what(), m.detail()))
                        .toList());
    }

    private void missing() {
        if (!pack.missing().isEmpty()) {
            html.element("h2", "What is missing");
            pack.missing().forEach(missing -> html.element("p", missing));
        }
    }

    private static List<String> row(@Nullable String... cells) {
        return Stream.of(cells).map(cell -> Objects.toString(cell, "")).toList();
    }

    private static @Nullable String text(@Nullable Amount amount) {
        return amount == null ? null : amount.amount().toPlainString() + " " + amount.currency();
    }

    private static @Nullable String text(@Nullable PostalAddress address) {
        return address == null
                ? null
                : Stream.of(
                                address.name(),
                                address.street(),
                                address.street2(),
                                address.zipCode(),
                                address.city(),
                                address.state(),
                                address.country())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", "));
    }
}
