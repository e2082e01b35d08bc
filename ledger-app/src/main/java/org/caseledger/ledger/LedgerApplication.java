package org.caseledger.ledger;

import org.caseledger.query.QuerySide;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Both sides and what they share, in one Spring application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LedgerProperties.class)
@ComponentScan("org.caseledger.ledger")
@Import({CommandSideConfiguration.class, QuerySide.class})
public class LedgerApplication {}
