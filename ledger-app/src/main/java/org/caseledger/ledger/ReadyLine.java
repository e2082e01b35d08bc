package org.caseledger.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** One line that says that the ledger is ready, where, and who may sign in to the demo. */
@Component
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    private final LedgerProperties properties;
    private final Accounts accounts;
    private final InetAddress address;

    ReadyLine(LedgerProperties properties, Accounts accounts, @Value("${server.address}") InetAddress address) {
        this.properties = properties;
        this.accounts = accounts;
        this.address = address;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            RunningServer server = RunningServer.at(address, web.getWebServer().getPort(), properties.demo());
            try {
                server.announce(properties.data());
            } catch (IOException e) {
                throw new CannotStart("the folder " + properties.data() + " can't be written: " + e.getMessage());
            }
            String users = accounts.all().stream().map(Accounts.Account::name).collect(Collectors.joining(", "));
            System.out.printf(
                    "Case Ledger is ready on %s%s%n",
                    server.url(), properties.demo() ? " - users " + users + ", password demo" : "");
        }
    }
}
