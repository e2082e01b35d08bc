package org.caseledger.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The transparency log over the ledger: its tiles and checkpoints beside the ledger, or in the PostgreSQL that nodes share;
 * its key beside the subjects' keys.
 */
@Configuration(proxyBeanMethods = false)
@Serves(Side.QUERY)
class LogConfiguration {

    private static final int RANDOM_NAME_BYTES = 8;

    /** Where the log stands that nodes share, if they share one. */
    record SharedLog(Optional<Database> database) {}

    /** The log's verifier keys, the one in use first. */
    record VerifierKeys(List<String> all) {}

    @Bean
    SharedLog sharedLog(LedgerProperties properties) {
        return new SharedLog(
                PostgresAccess.server(properties.stores().postgresUrl()).map(PostgresLog::on));
    }

    @Bean(destroyMethod = "close")
    StoredLog logTables(LedgerProperties properties, LedgerEngine engine, SharedLog shared) {
        return shared.database()
                .map(PostgresLog::open)
                .orElseGet(() -> SqliteLog.open(properties.data().resolve("log")));
    }

    @Bean
    LogKeyFiles logKeyFiles(LedgerProperties properties, SubjectKeyStore keys) {
        return new LogKeyFiles(properties.data());
    }

    /** The key is made at the first start; so is the log's name where nobody gave one. */
    @Bean
    LogKey logKey(LedgerProperties properties, LogKeyFiles files, SharedLog shared) {
        SecureRandom random = new SecureRandom();
        String wanted = properties.logOrigin();
        Supplier<LogKey> fresh = () -> LogKey.make(name(properties, random), random);
        LogKey key = shared.database()
                .map(database -> new SharedLogKey(database, files).agreed(fresh))
                .orElseGet(() -> files.currentOr(fresh));
        if (!wanted.isEmpty() && !wanted.equals(key.name())) {
            throw new CannotStart("the transparency log is called " + key.name()
                    + " since its first start and can't be called " + wanted + ": leave --log-origin out");
        }
        return key;
    }

    @Bean
    VerifierKeys verifierKeys(LogKey key, LogKeyFiles files, SharedLog shared) {
        return new VerifierKeys(shared.database()
                .map(database -> new SharedLogKey(database, files).verifierKeys())
                .orElseGet(() -> files.verifierKeys(key)));
    }

    private static String name(LedgerProperties properties, SecureRandom random) {
        if (properties.logOrigin().isEmpty()) {
            return properties.demo() ? DemoCouncil.LOG_ORIGIN : randomName(random);
        }
        return properties.logOrigin();
    }

    private static String randomName(SecureRandom random) {
        byte[] unique = new byte[RANDOM_NAME_BYTES];
        random.nextBytes(unique);
        return "case-ledger.invalid/" + HexFormat.of().formatHex(unique);
    }

    @Bean
    Leaves leaves(LedgerEngine engine) {
        return new LedgerLeaves(engine);
    }

    @Bean(destroyMethod = "close")
    KeptLog logStore(StoredLog tables, SharedLog shared, LogKey key, LedgerProperties properties) {
        return KeptLog.of(tables, shared.database(), properties.data().resolve("keys"), key.name());
    }
}
