package org.caseledger.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.caseledger.eventstore.SqliteEventStorageEngine;
import org.caseledger.eventstore.keys.SqliteKeyStore;
import org.caseledger.eventstore.log.SqliteLogStore;
import org.caseledger.eventstore.log.SqliteLogStore.CheckpointRow;
import org.caseledger.eventstore.log.SqliteLogStore.TileRow;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogStore;
import org.caseledger.query.log.Tile;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The transparency log over the embedded ledger, its tiles beside the ledger and its key beside the subjects' keys. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    private static final int RANDOM_NAME_BYTES = 8;

    @Bean(destroyMethod = "close")
    SqliteLogStore logFile(LedgerProperties properties, SqliteEventStorageEngine engine) {
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
    Leaves leaves(SqliteEventStorageEngine engine) {
        return new Leaves() {
            @Override
            public long count() {
                return engine.headPosition() + 1;
            }

            @Override
            public List<byte[]> read(long from, int limit) {
                return engine.readStored(from, limit).stream()
                        .map(EventLine::of)
                        .toList();
            }

            @Override
            public List<Leaf> of(String aggregateId) {
                return engine.readStored(aggregateId).stream()
                        .map(event -> new Leaf(event.position(), EventLine.of(event)))
                        .toList();
            }

            @Override
            public void onAppend(LongConsumer listener) {
                engine.onAppend(listener);
            }
        };
    }

    @Bean
    LogStore logStore(@Qualifier("logFile") SqliteLogStore file) {
        return new LogStore() {
            @Override
            public Optional<byte[]> tile(Tile tile) {
                return file.tile(tile.level(), tile.index());
            }

            @Override
            public long lowestTiles() {
                return file.lowestTiles();
            }

            @Override
            public void keep(List<FullTile> tiles) {
                file.keepTiles(tiles.stream()
                        .map(full ->
                                new TileRow(full.tile().level(), full.tile().index(), full.hashes()))
                        .toList());
            }

            @Override
            public Optional<SignedCheckpoint> latest() {
                return file.latest().map(row -> new SignedCheckpoint(row.size(), row.note()));
            }

            @Override
            public Optional<SignedCheckpoint> of(long size) {
                return file.checkpoint(size).map(row -> new SignedCheckpoint(row.size(), row.note()));
            }

            @Override
            public void keep(SignedCheckpoint checkpoint) {
                file.keepCheckpoint(new CheckpointRow(checkpoint.size(), checkpoint.note()));
            }

            @Override
            public List<String> cosignatures(long size) {
                return file.cosignatures(size);
            }

            @Override
            public void keepCosignature(long size, String line) {
                file.keepCosignature(size, line);
            }
        };
    }
}
