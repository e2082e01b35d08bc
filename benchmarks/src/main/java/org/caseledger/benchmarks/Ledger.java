package org.caseledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.ledger.LedgerApplication;
import org.caseledger.ledger.LedgerProperties;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole product in this process, as {@code ledger serve --demo} puts it together, without the demo council. */
final class Ledger implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Ledger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Ledger open(Path data) throws IOException {
        return open(data, null);
    }

    /** @param more registers more beans */
    static Ledger open(Path data, @Nullable ApplicationContextInitializer<GenericApplicationContext> more)
            throws IOException {
        LedgerProperties properties = new LedgerProperties(
                data, true, Side.BOTH, Stores.EMBEDDED, nothing(data).toString(), "", "", List.of(), 0, false);
        SpringApplicationBuilder builder = LedgerApplication.builder(properties, 0);
        if (more != null) {
            builder.initializers(more);
        }
        return new Ledger(builder.run());
    }

    /** A folder with an empty file to import: the demo's users without the demo's council. */
    static Path nothing(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolveSibling("nothing"));
        Files.writeString(folder.resolve("teams.csv"), "authority,team,name,area,programme\n");
        return folder;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
