package org.caseledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.caseledger.ledger.Waiting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many are killed: {@code -Dcaseledger.faults.kills=100}; in an ordinary build each process once. */
@Order(30)
@DisplayName("A region whose processes are killed in turn under load")
class KilledPartsTest {

    private static final String HERE = "E10000130";
    private static final long SEED = 20261121;
    private static final int MOST_BETWEEN = 120;

    @TempDir
    Path folder;

    @Test
    void keeps_every_acknowledged_command_once_in_one_process() throws Exception {
        killInTurn(Region.embedded(folder));
    }

    @Test
    void keeps_every_acknowledged_command_once_on_several_nodes() throws Exception {
        killInTurn(Region.postgres(folder));
    }

    @Test
    void keeps_every_acknowledged_command_once_over_an_axon_server() throws Exception {
        killInTurn(Region.axonServer(folder));
    }

    private static void killInTurn(Region unstarted) throws Exception {
        Random random = new Random(SEED);
        try (Region region = unstarted;
                Load load = new Load(HERE, region.commands())) {
            region.start();
            List<Part> parts = region.parts();
            int kills = Integer.getInteger("caseledger.faults.kills", parts.size());
            Aftermath aftermath = new Aftermath(HERE, region.queries());
            for (int kill = 0; kill < kills; kill++) {
                Part part = parts.get(kill % parts.size());
                int enough = load.answered() + 1 + random.nextInt(MOST_BETWEEN);
                load.start("KILLED-" + kill);
                Waiting.until(load::answered, answered -> answered >= enough);
                aftermath.remember(region.queries().getFirst());
                part.kill();
                part.start();
                load.finish();
                if (kill % parts.size() == parts.size() - 1 || kill == kills - 1) {
                    aftermath.check(load);
                }
            }
            assertThat(load.answered()).isGreaterThan(kills);
        }
    }
}
