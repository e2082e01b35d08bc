package org.caseledger.ledger;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** Both sides and what they share, in one Spring application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LedgerProperties.class)
@ComponentScan("org.caseledger.ledger")
public class LedgerApplication {

    /**
     * Starts the process; it serves when this returns.
     *
     * @param port on the loopback address; 0 for any that is free
     */
    public static ConfigurableApplicationContext start(LedgerProperties properties, int port) {
        return builder(properties, port).run();
    }

    /** What {@link #start} runs, for those who add to it. */
    public static SpringApplicationBuilder builder(LedgerProperties properties, int port) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("caseledger.data", properties.data().toString());
        settings.put("caseledger.demo", properties.demo());
        settings.put("caseledger.side", properties.side().name());
        settings.put(
                "caseledger.stores.event-store",
                properties.stores().eventStore().name());
        settings.put("caseledger.stores.postgres-url", properties.stores().postgresUrl());
        settings.put("caseledger.stores.axon-server", properties.stores().axonServer());
        settings.put(
                "caseledger.stores.read-store", properties.stores().readStore().name());
        settings.put("caseledger.stores.mongodb-uri", properties.stores().mongodbUri());
        settings.put("caseledger.import-from", properties.importFrom());
        settings.put("caseledger.report-day", properties.reportDay());
        settings.put("caseledger.log-origin", properties.logOrigin());
        for (int i = 0; i < properties.witnesses().size(); i++) {
            settings.put(
                    "caseledger.witnesses[" + i + "]", properties.witnesses().get(i));
        }
        settings.put("caseledger.witness-quorum", properties.witnessQuorum());
        settings.put("caseledger.require-purpose", properties.requirePurpose());
        return new SpringApplicationBuilder(LedgerApplication.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(settings);
    }
}
