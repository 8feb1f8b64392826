package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.Kept;
import dev.ordertrail.payment.gateway.Custodian;
import dev.ordertrail.payment.gateway.Releases;
import dev.ordertrail.payment.store.ChainLogs;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The contracts that are followed, as somebody who can be made to pay: where we have the key of an
/// account that may ask, and the mapping says how.
@ApplicationScoped
class ChainCustodian implements Custodian {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EscrowConfig config;
    private final Config environment;
    private final Tx tx;
    private final Messages messages;
    private final List<Followed> contracts;
    private final HttpClient http;

    ChainCustodian(EscrowConfig config, Config environment, Tx tx, Inbox inbox) {
        this.config = config;
        this.environment = environment;
        this.tx = tx;
        messages = new Messages(inbox, Clock.systemUTC());
        contracts = Contracts.of(config);
        http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }

    @Override
    public boolean keeps(String provider) {
        return provider.equals(Messages.PROVIDER);
    }

    @Override
    public Optional<Releases> releases(String shop, String paymentId) {
        var contract = contract(shop, paymentId);
        if (contract.isEmpty()) {
            return Optional.empty();
        }
        var followed = contract.get();
        var operator = Operator.on(followed.chain().id(), config, environment);
        return followed.mapping()
                .release()
                .flatMap(call ->
                        operator.map(o ->
                                new ChainReleases(
                                        new ChainReleases.Escrow(
                                                followed, call, o, escrow(followed, paymentId)),
                                        node(followed),
                                        tx,
                                        messages,
                                        config)));
    }

    @Override
    public String releaser(String shop, String paymentId) {
        return contract(shop, paymentId)
                .map(followed -> releaser(followed, escrow(followed, paymentId)))
                .orElse("the contract of " + paymentId + ", which is not followed any more");
    }

    private String releaser(Followed followed, String escrow) {
        var by = followed.mapping().release().map(ReleaseCall::by);
        return by.map(parameter -> tx.read(c -> locked(c, followed, escrow)).get(parameter))
                .map(account -> account + " at " + followed.id())
                .orElse("whoever " + followed.id() + " obeys");
    }

    private Optional<Followed> contract(String shop, String paymentId) {
        return contracts.stream()
                .filter(f -> f.shop().equals(shop) && paymentId.startsWith(f.id() + "/"))
                .findFirst();
    }

    private static String escrow(Followed followed, String paymentId) {
        return paymentId.substring(followed.id().length() + 1);
    }

    private ChainNode node(Followed followed) {
        var address = URI.create(followed.chain().rpcUrl());
        return new ChainNode(new JsonRpc(http, address, config.timeout()));
    }

    /// What the newest event that locked money in an escrow says.
    static Map<String, String> locked(java.sql.Connection c, Followed followed, String escrow)
            throws java.sql.SQLException {
        return ChainLogs.live(c, followed.id(), escrow).stream()
                .map(Kept::log)
                .filter(log -> log.means().equals(Mapping.Means.LOCKED.name()))
                .reduce((_, later) -> later)
                .map(ChainCustodian::parameters)
                .orElseGet(Map::of);
    }

    private static Map<String, String> parameters(ChainLog log) {
        try {
            var said = new HashMap<String, String>();
            JSON.readTree(log.said())
                    .path("parameters")
                    .properties()
                    .forEach(p -> said.put(p.getKey(), p.getValue().asText()));
            return said;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log was kept as something that is no JSON", e);
        }
    }
}
