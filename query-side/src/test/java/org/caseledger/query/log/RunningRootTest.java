package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A root that is worked out leaf by leaf")
class RunningRootTest {

    private static final int LEAVES = 300;

    private final List<byte[]> leaves = IntStream.range(0, LEAVES)
            .mapToObj(number -> ("leaf " + number).getBytes(UTF_8))
            .toList();

    @Test
    void is_the_root_of_the_whole_tree_at_each_size() {
        RunningRoot running = new RunningRoot();
        assertThat(running.root()).isEqualTo(Hash.OF_NOTHING);
        for (byte[] leaf : leaves) {
            running.append(leaf);
            assertThat(running.root()).isEqualTo(Rfc6962.root(leaves.subList(0, (int) running.size())));
        }
    }
}
