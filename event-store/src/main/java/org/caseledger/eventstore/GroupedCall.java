package org.caseledger.eventstore;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One caller's work and its answer. The fields are the writer's until the answer is given. */
final class GroupedCall<S, T> {
    final int weight;
    final GroupCommit.Work<S, T> work;
    final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Exception failure;

    GroupedCall(int weight, GroupCommit.Work<S, T> work) {
        if (weight < 1) {
            throw new IllegalArgumentException("work must weigh at least 1, not " + weight);
        }
        this.weight = weight;
        this.work = work;
    }

    void run(S session) throws SQLException {
        result = requireNonNull(work.run(session));
    }

    /** Keeps why it failed by itself, for its caller to learn with the group's outcome. */
    void fail(Exception own) {
        failure = own;
    }

    boolean hasFailed() {
        return failure != null;
    }

    void answer() {
        if (failure == null) {
            answer.complete(requireNonNull(result));
        } else {
            answer.completeExceptionally(failure);
        }
    }

    /** Waits without being interruptible; join restores the interrupt. */
    T await() throws SQLException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException own) {
                throw own;
            }
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw e;
        }
    }
}
