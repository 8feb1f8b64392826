package dev.ordertrail.tracking.readmodel;

/// Makes the view anew from the log.
public interface Rebuilder {
    /// Starts a rebuild in the background.
    ///
    /// @return false when one is running, here or in another replica
    boolean start();

    /// How far the rebuild that was started last is, in whichever replica it runs.
    RebuildProgress progress();
}
