package dev.ordertrail.payment.handle;

/// What was found.
///
/// @param accounts that were asked
/// @param events that the providers listed
/// @param missed those of them that had not reached us
/// @param looked payments and checkouts that were looked at
/// @param repaired what had become of them without our knowing
/// @param endings open ways to pay closed orders that are being ended only now
/// @param failed questions without an answer
public record Found(
        int accounts, int events, int missed, int looked, int repaired, int endings, int failed) {

    static final Found NOTHING = new Found(0, 0, 0, 0, 0, 0, 0);

    Found plus(Found o) {
        return new Found(
                accounts + o.accounts,
                events + o.events,
                missed + o.missed,
                looked + o.looked,
                repaired + o.repaired,
                endings + o.endings,
                failed + o.failed);
    }

    static Found failure() {
        return new Found(0, 0, 0, 0, 0, 0, 1);
    }

    static Found look(int repaired) {
        return new Found(0, 0, 0, 1, repaired, 0, 0);
    }
}
