package dev.ordertrail.kit.outbox;

import dev.ordertrail.kit.support.TestTopic;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Real producers, with a hand on `send`: what happens before and instead of it.
final class RemoteControl implements Supplier<Producer<byte[], byte[]>> {
    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger sent = new AtomicInteger();
    volatile Runnable beforeSend = () -> {};
    volatile Runnable afterLastAck = () -> {};

    /// The n-th send fails, once.
    volatile int failAt = -1;

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> get() {
        made.incrementAndGet();
        var real = ProducerSettings.producer(TestTopic.broker());
        return (Producer<byte[], byte[]>)
                Proxy.newProxyInstance(
                        Producer.class.getClassLoader(),
                        new Class<?>[] {Producer.class},
                        new Hand(real));
    }

    private final class Hand implements InvocationHandler {
        private final Producer<byte[], byte[]> real;

        Hand(Producer<byte[], byte[]> real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
                throws Throwable {
            if (method.getName().equals("send") && args != null && args.length == 2) {
                return send(
                        Objects.requireNonNull(args[0]),
                        (Callback) Objects.requireNonNull(args[1]));
            }
            if (method.getName().equals("close")) {
                closed.incrementAndGet();
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @SuppressWarnings("unchecked")
        private Object send(Object record, Callback callback) {
            beforeSend.run();
            if (sent.incrementAndGet() == failAt) {
                callback.onCompletion(null, new IllegalStateException("refused by the test"));
                return CompletableFuture.failedFuture(new IllegalStateException());
            }
            return real.send(
                    (ProducerRecord<byte[], byte[]>) record,
                    (metadata, failure) -> {
                        afterLastAck.run();
                        callback.onCompletion(metadata, failure);
                    });
        }
    }
}
