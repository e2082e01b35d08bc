package org.caseledger.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.bson.Document;
import org.caseledger.query.document.Documents;
import org.caseledger.query.log.TransparencyLog;

/** Waits for what follows the ledger. */
final class Following {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Following() {}

    /** Returns when the documents tell of that many events. */
    static void documents(MongoClient mongo, long events) throws IOException, InterruptedException {
        await("the documents", () -> documented(mongo) >= events - 1);
    }

    /** Returns when that many events are under a signed checkpoint. */
    static void log(TransparencyLog log, long events) throws IOException, InterruptedException {
        await("the transparency log", () -> log.signedSize() >= events);
    }

    private static void await(String what, BooleanSupplier there) throws IOException, InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new IOException(what + " never came");
            }
            Thread.sleep(5);
        }
    }

    private static long documented(MongoClient mongo) {
        return LongStream.range(0, Documents.SEGMENTS)
                .map(segment -> documented(mongo, segment))
                .min()
                .orElseThrow();
    }

    private static long documented(MongoClient mongo, long segment) {
        Document token = mongo.getDatabase(Documents.DATABASE)
                .getCollection("tokens")
                .find(Filters.eq("_id", "facts-" + segment))
                .first();
        return token == null ? -1 : token.getLong("position");
    }
}
