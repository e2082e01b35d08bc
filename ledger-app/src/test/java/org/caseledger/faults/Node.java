package org.caseledger.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.ledger.Caller;
import org.caseledger.ledger.LedgerProcess;
import org.jspecify.annotations.Nullable;

/** A ledger's process that keeps its folder, its options and its port from start to start. */
public final class Node implements Part, AutoCloseable {

    private final String name;
    private final int port;
    private final List<String> options;
    private final List<String> launcher;
    private @Nullable Path otherVersion;
    private @Nullable LedgerProcess process;

    /**
     * @param launcher what to start java by, such as a program that sets its limits; empty for nothing
     * @param options of {@code ./ledger serve}, but for the port
     */
    Node(String name, int port, List<String> launcher, List<String> options) {
        this.name = name;
        this.port = port;
        this.launcher = launcher;
        this.options = options;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", String.valueOf(port)));
        arguments.addAll(options);
        process = otherVersion == null
                ? LedgerProcess.launched(launcher, arguments)
                : LedgerProcess.ofVersion(otherVersion, arguments);
        process.address();
    }

    @Override
    public void kill() throws InterruptedException {
        process().kill();
    }

    /** Runs another version from its next start on. */
    void becomes(Path ledger) {
        otherVersion = ledger;
    }

    /** Ends it as an upgrade does, and starts it as this version. */
    void upgrade() throws Exception {
        process().stop();
        otherVersion = null;
        start();
    }

    /** Stops it where it is; what others do to it meanwhile waits. */
    void suspend() throws Exception {
        process().signal("STOP");
    }

    void resume() throws Exception {
        process().signal("CONT");
    }

    LedgerProcess process() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Caller as(String user) {
        return new Caller(address(), user);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
