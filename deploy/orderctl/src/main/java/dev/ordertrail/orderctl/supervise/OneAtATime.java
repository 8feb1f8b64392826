package dev.ordertrail.orderctl.supervise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lock of an installation: one supervisor at a time. The system frees it when its holder dies,
/// however it dies.
public final class OneAtATime implements AutoCloseable {
    private static final String SUPERVISOR = "supervisor";

    private final FileLock lock;
    private final RunFile holder;

    private OneAtATime(FileLock lock, RunFile holder) {
        this.lock = lock;
        this.holder = holder;
    }

    /// Takes the lock, unless somebody has it.
    public static Optional<OneAtATime> take(Path run) {
        var lock = tryLock(run);
        if (lock == null) {
            return Optional.empty();
        }
        var holder = new RunFile(run, SUPERVISOR);
        holder.write(ProcessHandle.current());
        return Optional.of(new OneAtATime(lock, holder));
    }

    /// The supervisor that has the lock now.
    public static Optional<ProcessHandle> holder(Path run) {
        return new RunFile(run, SUPERVISOR).process();
    }

    private static @Nullable FileLock tryLock(Path run) {
        try {
            var channel =
                    FileChannel.open(
                            run.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + run, e);
        }
    }

    @Override
    public void close() {
        holder.clear();
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock", e);
        }
    }
}
