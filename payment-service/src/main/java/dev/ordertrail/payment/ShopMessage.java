package dev.ordertrail.payment;

/// A provider's message as the inbox names it: the shop whose secret it was signed with, and its id
/// there. One shop can thereby neither use up another's event ids nor speak about another's orders.
///
/// @param shop the shop's id, without a slash
/// @param id the provider's event id, or a hash of the body where it has none of its own
public record ShopMessage(String shop, String id) {

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it names no shop
    public static ShopMessage of(String text) {
        var slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("an inbox id without a shop");
        }
        return new ShopMessage(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return shop + "/" + id;
    }
}
