package org.caseledger.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.caseledger.ledger.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Axon Server, started by whoever runs the test: {@code CASELEDGER_TEST_AXONSERVER_START} is the shell's command that
 * runs it in front, over the same files each time, at the address in {@code CASELEDGER_TEST_AXONSERVER}.
 */
final class AxonServerPart implements Part, AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final String address;
    private final String command;
    private @Nullable Process process;

    private AxonServerPart(String address, String command) {
        this.address = address;
        this.command = command;
    }

    /** Skips the test where nobody says how to start one. */
    static AxonServerPart orSkip() {
        String address = System.getenv("CASELEDGER_TEST_AXONSERVER");
        String command = System.getenv("CASELEDGER_TEST_AXONSERVER_START");
        Assumptions.assumeTrue(
                address != null && command != null,
                "skipped: needs an Axon Server with an empty context: CASELEDGER_TEST_AXONSERVER names it as host:port,"
                        + " and CASELEDGER_TEST_AXONSERVER_START is the command that runs it");
        return new AxonServerPart(address, command);
    }

    String address() {
        return address;
    }

    @Override
    public String name() {
        return "Axon Server";
    }

    @Override
    public void start() throws IOException {
        process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Waiting.until(this::answers, answers -> answers);
    }

    private boolean answers() {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void kill() throws InterruptedException {
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not end");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
