package dev.ordertrail.payment.escrow;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/// The account in whose name transactions are sent.
final class Operator {
    private final Credentials credentials;

    private Operator(Credentials credentials) {
        this.credentials = credentials;
    }

    /// The account of a private key.
    ///
    /// @param key 32 bytes in hex
    /// @throws IllegalArgumentException when it is none; the key is not repeated
    static Operator of(String key) {
        var hex = key.strip().startsWith("0x") ? key.strip().substring(2) : key.strip();
        if (!hex.matches("[0-9a-fA-F]{64}") || hex.matches("0+")) {
            throw new IllegalArgumentException("an operator's key is 32 bytes in hex");
        }
        return new Operator(Credentials.create(hex));
    }

    /// The key that is configured for a chain: its own, else the one of all chains.
    static Optional<Operator> on(long chain, EscrowConfig config, Config environment) {
        return environment
                .getOptionalValue("CHAIN_OPERATOR_KEY_" + chain, String.class)
                .or(config::operatorKey)
                .filter(key -> !key.isBlank())
                .map(Operator::of);
    }

    /// Lower case, with `0x`.
    String address() {
        return credentials.getAddress().toLowerCase(Locale.ROOT);
    }

    /// What is to be signed.
    ///
    /// @param to the contract
    /// @param data the call
    record Call(long chain, long nonce, BigInteger gas, String to, String data, Outgoing.Fee fee) {}

    /// A signed transaction.
    ///
    /// @param hash by which it will be known on the chain
    record Signed(String hash, String raw) {}

    /// Signs a transaction that nobody has seen yet.
    Signed sign(Call call) {
        var raw =
                RawTransaction.createTransaction(
                        call.chain(),
                        BigInteger.valueOf(call.nonce()),
                        call.gas(),
                        call.to(),
                        BigInteger.ZERO,
                        call.data(),
                        call.fee().tip(),
                        call.fee().most());
        var signed = TransactionEncoder.signMessage(raw, call.chain(), credentials);
        return new Signed(hex(Hash.sha3(signed)), hex(signed));
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
