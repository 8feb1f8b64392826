package dev.ordertrail.order.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Many who do something at the same instant.
public final class AtOnce {
    private AtOnce() {}

    /// What came of each.
    public static <T> List<T> all(int many, IntFunction<Callable<T>> what) {
        var gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var i = 0; i < many; i++) {
                var one = what.apply(i);
                futures.add(
                        threads.submit(() -> {
                            gate.await();
                            return one.call();
                        }));
            }
            gate.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
