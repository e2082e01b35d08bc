package org.caseledger.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.reads.ReadRow;
import org.caseledger.eventstore.reads.ReadSearch;
import org.caseledger.eventstore.reads.SqliteReadStore;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.query.reads.Look;
import org.caseledger.query.reads.LookKind;
import org.caseledger.query.reads.ReadLedger;
import org.caseledger.query.reads.RecordedLook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read ledger in a file of its own, beside the ledger. */
@Configuration(proxyBeanMethods = false)
@Serves(Side.QUERY)
class ReadsConfiguration {

    /** After the engine, which holds the folder's lock. */
    @Bean(destroyMethod = "close")
    SqliteReadStore readStore(LedgerProperties properties, LedgerEngine engine, InstantSource clock) {
        return SqliteReadStore.open(properties.data().resolve("reads"), clock);
    }

    @Bean
    ReadLedger readLedger(SqliteReadStore store) {
        return new ReadLedger() {
            @Override
            public void record(Look look) {
                store.keep(new ReadRow.Read(
                        look.actor(),
                        look.role(),
                        look.kind().name(),
                        look.authority(),
                        look.auditId(),
                        look.subject(),
                        look.asked(),
                        look.purpose(),
                        look.status()));
            }

            @Override
            public List<RecordedLook> find(Search search) {
                return store.find(stored(search)).stream()
                        .map(ReadsConfiguration::recorded)
                        .toList();
            }
        };
    }

    private static ReadSearch stored(ReadLedger.Search search) {
        return new ReadSearch(
                search.actor(),
                search.authority(),
                search.auditId(),
                search.subject(),
                millis(search.from()),
                millis(search.until()),
                search.after(),
                search.before(),
                search.limit(),
                search.newestFirst());
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    private static RecordedLook recorded(ReadRow row) {
        ReadRow.Read read = row.read();
        return new RecordedLook(
                row.sequence(),
                Instant.ofEpochMilli(row.at()),
                read.actor(),
                read.role(),
                LookKind.valueOf(read.kind()),
                read.authority(),
                read.auditId(),
                read.subject(),
                read.asked(),
                read.purpose(),
                read.status(),
                row.hash());
    }
}
