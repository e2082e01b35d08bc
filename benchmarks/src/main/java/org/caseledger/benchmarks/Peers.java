package org.caseledger.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.command.Edge;
import org.caseledger.command.StoredRecords;
import org.caseledger.command.answers.Answers;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.answers.CommandWatch;
import org.caseledger.command.audit.ExemptionsTaken;
import org.caseledger.command.register.FirstMentions;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.PostgresLedger;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.Aggregates;
import org.caseledger.ledger.AnsweredViews;
import org.caseledger.ledger.PostgresAccess;
import org.caseledger.query.answer.Views;

/** The same commands on the same aggregates over other event stores, without views: how much of the time is ours. */
final class Peers implements Measurement {

    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public String about() {
        return "the same commands without views, 64 callers, on other event stores";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        Path folder = setup.folder("peers");
        List<Figure> figures = new ArrayList<>();
        double ours;
        try (LedgerEngine engine = SqliteLedger.open(folder.resolve("ours"), new LedgerSerializer())) {
            ours = run(setup, folder, "Case Ledger's engine on SQLite", engine, figures);
        }
        double memory = run(setup, folder, "a map in memory: nothing stored", new MapEngine(), figures);
        double scanning = run(
                setup,
                folder,
                "Axon's engine in memory, which scans its events",
                new InMemoryEventStorageEngine(),
                figures);
        double jdbc;
        try (AxonOnSqlite peer = new AxonOnSqlite(folder.resolve("axon.db"))) {
            jdbc = run(setup, folder, "Axon's JDBC engine on SQLite, same pragmas", peer.engine(), figures);
        }
        figures.add(Figure.of("ours to the map in memory", ours / memory, "times"));
        figures.add(Figure.of("ours to Axon's in memory", ours / scanning, "times"));
        figures.add(Figure.of("ours to Axon's JDBC engine", ours / jdbc, "times"));
        Optional<PostgresServer> postgres = PostgresAccess.server(setup.postgresUrl());
        if (postgres.isPresent()) {
            onPostgres(setup, folder, postgres.get(), figures);
        } else {
            Setup.progress("without PostgreSQL: name an empty database with --postgres-url");
        }
        return figures;
    }

    private static void onPostgres(Setup setup, Path folder, PostgresServer server, List<Figure> figures)
            throws Exception {
        double ours;
        try (LedgerEngine engine = PostgresLedger.open(
                server, new LedgerSerializer(), NoOpEventUpcaster.INSTANCE, InstantSource.system())) {
            if (engine.headPosition() >= 0) {
                throw new IllegalStateException("The database of --postgres-url holds a ledger: name an empty one");
            }
            ours = run(setup, folder, "Case Ledger's engine on PostgreSQL", engine, figures);
        }
        double jdbc;
        try (AxonOnPostgres peer = new AxonOnPostgres(server)) {
            jdbc = run(setup, folder, "Axon's JDBC engine on the same PostgreSQL", peer.engine(), figures);
        }
        figures.add(Figure.of("ours to Axon's JDBC engine, on PostgreSQL", ours / jdbc, "times"));
    }

    private static double run(Setup setup, Path folder, String what, EventStorageEngine engine, List<Figure> figures)
            throws Exception {
        Setup.progress(what);
        EventStore store = EmbeddedEventStore.builder().storageEngine(engine).build();
        InstantSource clock = InstantSource.system();
        try (SubjectKeyStore keys = SubjectKeyStore.open(KeyPlace.in(folder.resolve("keys-" + figures.size())))) {
            TextSeal seal = new TextSeal(new Keys(keys), new SecureRandom());
            StoredRecords records = new StoredRecords(store);
            Edge edge = new Edge(
                    clock,
                    name -> name.contains("."),
                    seal,
                    records,
                    new FirstMentions(store),
                    new ExemptionsTaken(store, records));
            Answers answers = new Answers(store, edge::today);
            Configuration axon = Aggregates.over(store, edge, new AnsweredViews(new Views(List.of())))
                    .start();
            axon.commandBus().registerHandlerInterceptor(answers);
            CommandSender sender = new CommandSender(axon.commandGateway(), answers, CommandWatch.none());
            Commands.run(setup, sender, "w", CALLERS, false);
            Load load = Commands.run(setup, sender, "c", CALLERS, false);
            axon.shutdown();
            figures.add(Figure.of(what, load));
            return load.perSecond();
        }
    }

    private record Keys(SubjectKeyStore store) implements SubjectKeys {
        @Override
        public byte[] keyFor(String subject) {
            return store.keyFor(subject);
        }

        @Override
        public Optional<byte[]> find(String subject) {
            return store.find(subject);
        }

        @Override
        public boolean isDestroyed(String subject) {
            return store.isDestroyed(subject);
        }
    }
}
