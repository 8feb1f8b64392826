package dev.ordertrail.providers.deliver;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Posts.
final class Sender implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Sender.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .executor(threads)
                    .build();

    boolean isOpen() {
        return !threads.isShutdown();
    }

    void later(Duration delay, Runnable post) {
        if (isOpen()) {
            threads.execute(() -> sleepThen(delay, post));
        }
    }

    void inOrder(List<Runnable> posts) {
        later(Duration.ZERO, () -> posts.forEach(Runnable::run));
    }

    private static void sleepThen(Duration delay, Runnable post) {
        try {
            Thread.sleep(delay);
            post.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops; the journal knows what was due
        }
    }

    /// Posts once. The status that was answered; 0 when nobody answered.
    int post(Endpoint endpoint, byte[] body) {
        var request =
                HttpRequest.newBuilder(endpoint.url())
                        .timeout(ANSWER)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Ordertrail-local-providers/1.0")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        endpoint.signer().sign(body).forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody answers at {0}", endpoint.url());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
