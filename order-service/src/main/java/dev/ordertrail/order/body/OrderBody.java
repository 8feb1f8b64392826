package dev.ordertrail.order.body;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.order.handle.OrderRequest.Goods;
import dev.ordertrail.order.handle.Workflows;
import dev.ordertrail.order.shop.Assets;
import dev.ordertrail.order.shop.Shop;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What both bodies of an order have in common.
final class OrderBody {
    static final int NOTE = 10_000;
    private static final String METHOD = "[a-z0-9][a-z0-9_.-]{0,39}";

    private OrderBody() {}

    /// What reading a body needs besides the body.
    record Context(Shop shop, Assets assets, Workflows workflows, List<FieldError> errors) {
        Amounts amounts() {
            return new Amounts(errors);
        }
    }

    /// The asset an order counts in; the shop's when the body names none, or none that is known.
    static Asset asset(Fields fields, Context context, String... names) {
        return asset(fields, context.shop(), context.assets(), names);
    }

    static Asset asset(Fields fields, Shop shop, Assets assets, String... names) {
        var usual = assets.find(shop.currency()).orElse(Asset.iso("USD"));
        var code = fields.text(20, names);
        if (code == null) {
            return usual;
        }
        var asset = assets.find(code);
        if (asset.isEmpty()) {
            fields.refuse(
                    names[0],
                    "UNKNOWN_CURRENCY",
                    "must be an ISO 4217 currency or a token configured here");
        }
        return asset.orElse(usual);
    }

    /// What is bought, and the total that was checked against it.
    static Goods goods(Fields fields, Context context, Asset asset, String... totalNames) {
        var amounts = context.amounts();
        var total = fields.read((v, path) -> amounts.money(v, path, asset), totalNames);
        if (total != null && !total.isPositive()) {
            fields.refuse(totalNames[0], "NOT_POSITIVE", "must be more than nothing");
        }
        var basket = new Basket(fields, amounts, asset, totalNames[0]);
        var items = basket.items(total);
        if (total == null && !fields.has(totalNames) && allPriced(items)) {
            fields.missing(totalNames);
        } else if (total != null) {
            basket.checkSum(items, total, totalNames);
        }
        return new Goods(
                items,
                total == null ? Money.zero(asset) : total,
                basket.wanted(),
                total == null ? null : fields.at(totalNames[0]));
    }

    /// Whether nothing is left to the catalogue.
    private static boolean allPriced(List<Item> items) {
        return items.stream().allMatch(item -> item.unitPrice() != null);
    }

    /// A payment method in small letters: `escrow`, `credit_card`.
    static @Nullable String method(Fields fields, String... names) {
        var written = fields.text(60, names);
        if (written == null) {
            return null;
        }
        var method = written.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return method.matches(METHOD)
                ? method
                : fields.refuse(names[0], "INVALID_METHOD", "must be a word such as credit_card");
    }

    static @Nullable String email(Fields fields, String... names) {
        var email = fields.text(254, names);
        if (email == null) {
            return null;
        }
        return email.strip().matches("[^\\s@]+@[^\\s@]+")
                ? email.strip()
                : fields.refuse(names[0], "INVALID_EMAIL", "must be an e-mail address");
    }

    /// Whether orders of the workflow asked for are sent; notes when it does not exist.
    static boolean isSent(Fields fields, Context context, @Nullable String workflow) {
        var flow =
                context.workflows()
                        .definition(workflow == null ? context.shop().workflow() : workflow);
        if (flow.isEmpty()) {
            fields.refuse("workflow", "UNKNOWN_WORKFLOW", "names no workflow of this deployment");
        }
        return flow.isPresent() && Workflows.sends(flow.get());
    }

    static @Nullable Seller seller(@Nullable String id, Fields seller) {
        return id == null
                ? null
                : new Seller(
                        id, seller.text(300, "name"), seller.text(300, "storeName", "store_name"));
    }
}
