package dev.ordertrail.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact amount of one asset, kept at the asset's own scale so that equal amounts are equal
/// records. Its JSON is `{"amount":"200.00","asset":"USD","decimals":2}`.
///
/// @param amount the amount in major units; its scale is `asset.decimals()`
/// @param asset what is counted
public record Money(BigDecimal amount, Asset asset) implements Comparable<Money> {

    /// Brings the amount to its asset's scale.
    ///
    /// @throws IllegalArgumentException when the amount has more decimals than its asset
    public Money {
        if (amount.stripTrailingZeros().scale() > asset.decimals()) {
            throw new IllegalArgumentException(
                    asset.code() + " has at most " + asset.decimals() + " decimals");
        }
        amount = amount.setScale(asset.decimals(), RoundingMode.UNNECESSARY);
    }

    /// Nothing of this asset.
    public static Money zero(Asset asset) {
        return new Money(BigDecimal.ZERO, asset);
    }

    /// The amount that a provider counts in minor units (cents, wei).
    public static Money ofMinor(long minor, Asset asset) {
        return new Money(BigDecimal.valueOf(minor, asset.decimals()), asset);
    }

    /// This amount in minor units.
    public BigInteger minor() {
        return amount.unscaledValue();
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), asset);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), asset);
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), asset);
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    private Money same(Money other) {
        if (!asset.code().equals(other.asset.code())) {
            throw new IllegalArgumentException(
                    "cannot add or compare " + asset.code() + " and " + other.asset.code());
        }
        return other;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + asset.code();
    }
}
