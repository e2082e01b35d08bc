package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.keys.KeyBackup;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.KeyRestore;
import org.caseledger.eventstore.keys.KeyRestore.Newer;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node's keys")
class NodeKeysTest {

    private static final String CHILD = "child:E10000197:C/1";

    @TempDir
    private Path parent;

    @Test
    void are_not_taken_for_erased_where_they_stand_in_the_other_place() throws Exception {
        Path folder = parent.resolve("keys");
        Path backup = parent.resolve("subject-keys.txt");
        byte[] key;
        try (SubjectKeyStore keys = NodeKeys.open(folder, Optional.empty())) {
            key = keys.keyFor(CHILD);
        }
        try (TemporaryPostgres postgres = TemporaryPostgres.startOrSkip()) {
            PostgresServer server = postgres.server();
            assertThatThrownBy(() -> NodeKeys.open(folder, Optional.of(server)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("move them with ./ledger keys backup");

            try (OutputStream out = Files.newOutputStream(backup)) {
                KeyBackup.write(KeyPlace.in(folder), Instant.EPOCH, out);
            }
            new KeyRestore(KeyPlace.on(server, folder), Set.of(), Newer.REFUSED)
                    .run(backup, folder.resolve("master.key"), lines -> done -> {});
            Files.move(folder.resolve("keys.db"), parent.resolve("aside.db"));

            try (SubjectKeyStore keys = NodeKeys.open(folder, Optional.of(server))) {
                assertThat(keys.find(CHILD))
                        .hasValueSatisfying(found -> assertThat(found).isEqualTo(key));
            }
            assertThatThrownBy(() -> NodeKeys.open(folder, Optional.empty()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("start with --postgres-url");
        }
    }
}
