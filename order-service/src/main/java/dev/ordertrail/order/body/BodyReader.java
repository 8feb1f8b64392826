package dev.ordertrail.order.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.OrderRequest;
import dev.ordertrail.order.handle.Workflows;
import dev.ordertrail.order.shop.Assets;
import dev.ordertrail.order.shop.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns the body of `POST /api/orders` into a request, or says everything that is wrong with it.
@ApplicationScoped
public class BodyReader {
    private static final List<String> PLAIN =
            List.of(
                    "customer_name",
                    "customer_email",
                    "customer_phone",
                    "total_amount",
                    "payment_method",
                    "shipping_address",
                    "agent_id",
                    "conversation_id",
                    "packageType",
                    "package",
                    "items");

    private final Assets assets;
    private final Workflows workflows;

    BodyReader(Assets assets, Workflows workflows) {
        this.assets = assets;
        this.workflows = workflows;
    }

    /// The request that a body makes.
    ///
    /// @throws ProblemException `VALIDATION_FAILED`, or `INVALID_SHIPPING_ADDRESS` when nothing but
    ///   the address is wrong, with every field's error
    public OrderRequest read(JsonNode body, Shop shop) {
        var errors = new ArrayList<>(JsonBody.unstorable(body));
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        var fields = new Fields(body, "", errors);
        var context = new OrderBody.Context(shop, assets, workflows, errors);
        var request =
                isPlain(body)
                        ? PlainBody.read(fields, context)
                        : CheckoutBody.read(fields, context);
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return request;
    }

    private static boolean isPlain(JsonNode body) {
        return !body.has("checkoutData")
                && !body.has("paymentResult")
                && PLAIN.stream().anyMatch(body::has);
    }

    private static ProblemException refused(List<FieldError> errors) {
        var address =
                errors.stream()
                        .allMatch(e ->
                                e.field().startsWith("checkoutData.shippingAddress")
                                        || e.field().startsWith("shipping_address"));
        return address
                ? new ProblemException(
                        Code.INVALID_SHIPPING_ADDRESS,
                        "The shipping address is not complete.",
                        Map.of("errors", List.copyOf(errors)))
                : ProblemException.validation(errors);
    }
}
