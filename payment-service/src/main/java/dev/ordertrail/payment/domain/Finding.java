package dev.ordertrail.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something about the money of an order that somebody should know.
///
/// @param code names the case: `UNDERPAID`
/// @param text what it is, with figures
/// @param nextStep what to do, in one sentence; null where there is nothing to do
/// @param dueBy until when
public record Finding(
        Severity severity,
        String code,
        String text,
        @Nullable String nextStep,
        @Nullable Instant dueBy) {

    /// How much it matters; the first one most.
    public enum Severity {
        /// Two things are said that cannot both be meant.
        CONTRADICTION,
        /// Somebody has to act.
        TO_DO,
        /// Nobody has to act.
        NOTE
    }

    static Finding contradiction(String code, String text, String nextStep) {
        return new Finding(Severity.CONTRADICTION, code, text, nextStep, null);
    }

    static Finding toDo(String code, String text, String nextStep, @Nullable Instant dueBy) {
        return new Finding(Severity.TO_DO, code, text, nextStep, dueBy);
    }

    static Finding note(String code, String text) {
        return new Finding(Severity.NOTE, code, text, null, null);
    }
}
