package org.caseledger.command.answers;

import java.util.function.Supplier;

/** Watches commands on their way. */
public interface CommandWatch {

    /**
     * Sends a command: from here until its events are durable, it is refused, or it fails.
     *
     * @return what the sending returned; what it throws is thrown
     */
    <T> T watch(Object command, Supplier<T> sending);

    /** One that only sends. */
    static CommandWatch none() {
        return new CommandWatch() {
            @Override
            public <T> T watch(Object command, Supplier<T> sending) {
                return sending.get();
            }
        };
    }
}
