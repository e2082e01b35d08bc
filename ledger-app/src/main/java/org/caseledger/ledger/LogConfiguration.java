package org.caseledger.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.keys.SqliteKeyStore;
import org.caseledger.eventstore.log.SqliteLogStore;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The transparency log over the embedded ledger, its tiles beside the ledger and its key beside the subjects' keys. */
@Configuration(proxyBeanMethods = false)
@Serves(Side.QUERY)
class LogConfiguration {

    private static final int RANDOM_NAME_BYTES = 8;

    @Bean(destroyMethod = "close")
    SqliteLogStore logFile(LedgerProperties properties, LedgerEngine engine) {
        return SqliteLogStore.open(properties.data().resolve("log"));
    }

    @Bean
    LogKeyFiles logKeyFiles(LedgerProperties properties, SqliteKeyStore keys) {
        return new LogKeyFiles(properties.data());
    }

    /** The key is made at the first start; so is the log's name where nobody gave one. */
    @Bean
    LogKey logKey(LedgerProperties properties, LogKeyFiles files) {
        SecureRandom random = new SecureRandom();
        String wanted = properties.logOrigin();
        LogKey key = files.currentOr(() -> LogKey.make(name(properties, random), random));
        if (!wanted.isEmpty() && !wanted.equals(key.name())) {
            throw new CannotStart("the transparency log is called " + key.name()
                    + " since its first start and can't be called " + wanted + ": leave --log-origin out");
        }
        return key;
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

    @Bean
    LogStore logStore(@Qualifier("logFile") SqliteLogStore file, LogKey key, LedgerProperties properties) {
        return LogFile.of(file, properties.data().resolve("keys"), key.name());
    }
}
