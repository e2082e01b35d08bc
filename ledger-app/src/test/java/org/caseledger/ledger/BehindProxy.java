package org.caseledger.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of its own for each test, and the proxy before them; skipped where nginx isn't installed. */
abstract class BehindProxy {

    @TempDir
    Path folder;

    ProxiedNodes nodes;

    @BeforeAll
    static void needs_nginx() {
        Nginx.assumeInstalled();
    }

    @BeforeEach
    void starts() throws IOException {
        nodes = new ProxiedNodes(folder);
    }

    @AfterEach
    void stops() {
        nodes.close();
    }
}
