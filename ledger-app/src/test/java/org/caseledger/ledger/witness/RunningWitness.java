package org.caseledger.ledger.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.caseledger.eventstore.witness.SqliteWitnessStore;
import org.caseledger.verifier.VerifierKey;

/** A witness on a port of its own. */
public final class RunningWitness implements AutoCloseable {

    private final CosignatureKey key;
    private final SqliteWitnessStore store;
    private final WitnessServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningWitness(CosignatureKey key, SqliteWitnessStore store, WitnessServer server) {
        this.key = key;
        this.store = store;
        this.server = server;
    }

    /** A new key. */
    public static CosignatureKey key() {
        return CosignatureKey.make("witness.example", new SecureRandom());
    }

    /** Starts one that remembers in a folder. A port of 0 is any that is free. */
    public static RunningWitness start(
            Path folder, CosignatureKey key, int port, InstantSource clock, VerifierKey... logs) throws IOException {
        SqliteWitnessStore store = SqliteWitnessStore.open(folder);
        Witness witness = new Witness(key, List.of(logs), store, clock);
        return new RunningWitness(
                key,
                store,
                WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.port();
    }

    /** Whether it has cosigned anything of a log. */
    public boolean hasCosigned(String origin) {
        return store.latest(origin).isPresent();
    }

    public VerifierKey verifierKey() {
        return VerifierKey.parse(key.verifierKey());
    }

    HttpResponse<String> add(String request) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/add-checkpoint")).POST(BodyPublishers.ofString(request)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create(address() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        store.close();
        http.close();
    }
}
