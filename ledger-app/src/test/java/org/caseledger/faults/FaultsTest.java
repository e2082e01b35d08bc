package org.caseledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.caseledger.ledger.Waiting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Under load all the while; afterwards everything that was acknowledged is there once, on every node. */
@Order(31)
@DisplayName("A region under load")
class FaultsTest {

    private static final String HERE = "E10000131";
    private static final int SOME = 40;

    @TempDir
    Path folder;

    /** Something that goes wrong in a running region. */
    @FunctionalInterface
    private interface Fault {
        void strike(Region region, Load load) throws Exception;
    }

    /** Where several nodes keep their ledger. */
    enum Nodes {
        OVER_POSTGRES,
        OVER_AXON_SERVER;

        Region in(Path folder) throws IOException {
            return switch (this) {
                case OVER_POSTGRES -> Region.postgres(folder);
                case OVER_AXON_SERVER -> Region.axonServer(folder);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_while_a_node_that_takes_commands_stands_still(Nodes nodes) throws Exception {
        survives(
                nodes.in(folder),
                (region, load) -> standsStill(region.commands().getFirst(), load));
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_while_the_node_that_signs_the_log_stands_still(Nodes nodes) throws Exception {
        survives(
                nodes.in(folder), (region, load) -> standsStill(region.queries().getFirst(), load));
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_while_nodes_are_cut_off_from_their_stores(Nodes nodes) throws Exception {
        survives(nodes.in(folder), (region, load) -> {
            for (Wire wire : region.wires()) {
                wire.cut();
                load.awaitMore(SOME);
                wire.mend();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_over_a_slow_network(Nodes nodes) throws Exception {
        survives(nodes.in(folder), (region, load) -> {
            region.wires().forEach(wire -> wire.slow(Duration.ofMillis(20)));
            load.awaitMore(SOME);
            region.wires().forEach(Wire::mend);
        });
    }

    @Test
    void goes_on_once_a_full_disk_has_room_again() throws Exception {
        List<String> limited = List.of("prlimit", "--fsize=" + (24L << 20) + ":unlimited");
        survives(Region.embedded(folder, limited), (region, load) -> {
            Node node = region.commands().getFirst();
            Waiting.until(load::turnedAway, times -> times > 0);
            node.process().limitFiles("unlimited");
            load.awaitMore(SOME);
        });
    }

    @Test
    void goes_on_whatever_its_clock_does() throws Exception {
        FakeClock clock = FakeClock.inOrSkip(folder);
        survives(Region.embedded(folder, clock.launcher()), (region, load) -> {
            for (Duration jump : List.of(Duration.ofHours(-1), Duration.ofDays(2), Duration.ZERO)) {
                clock.jump(jump);
                load.awaitMore(SOME);
            }
        });
    }

    private static void standsStill(Node node, Load load) throws Exception {
        node.suspend();
        load.awaitMore(SOME);
        node.resume();
    }

    private static void survives(Region unstarted, Fault fault) throws Exception {
        try (Region region = unstarted;
                Load load = new Load(HERE, region.commands())) {
            region.start();
            Aftermath aftermath = new Aftermath(HERE, region.queries());
            load.start("FAULT");
            load.awaitMore(SOME);
            aftermath.remember(region.queries().getLast());
            fault.strike(region, load);
            load.awaitMore(SOME);
            load.finish();
            aftermath.check(load);
            assertThat(load.answered()).isGreaterThan(2 * SOME);
        }
    }
}
