package org.caseledger.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** From an earlier version, whose {@code ledger} is named, to this one; both run on one ledger meanwhile. */
@Order(32)
@EnabledIfSystemProperty(
        named = RollingUpgradeTest.EARLIER,
        matches = ".+",
        disabledReason = "needs an earlier version: name its ./ledger with -Dcaseledger.upgrade.from=PATH")
@DisplayName("A region that is upgraded under load")
class RollingUpgradeTest {

    static final String EARLIER = "caseledger.upgrade.from";

    private static final String HERE = "E10000132";
    private static final int SOME = 40;

    @TempDir
    Path folder;

    @Test
    void keeps_every_acknowledged_command_once_in_one_process() throws Exception {
        upgradeInTurn(Region.embedded(folder));
    }

    @Test
    void keeps_every_acknowledged_command_once_on_several_nodes() throws Exception {
        upgradeInTurn(Region.postgres(folder));
    }

    /** In the order that docs/operations.md gives: first the nodes that answer. */
    private static void upgradeInTurn(Region unstarted) throws Exception {
        Path earlier = Path.of(System.getProperty(EARLIER));
        try (Region region = unstarted;
                Load load = new Load(HERE, region.commands())) {
            region.nodes().forEach(node -> node.becomes(earlier));
            region.start();
            Aftermath aftermath = new Aftermath(HERE, region.queries());
            load.start("UPGRADED");
            load.awaitMore(SOME);
            for (Node node : region.nodes().reversed()) {
                aftermath.remember(region.queries().getFirst());
                node.upgrade();
                load.awaitMore(SOME);
            }
            load.finish();
            aftermath.check(load);
        }
    }
}
