package org.caseledger.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.cosigning.Cosigner;
import org.caseledger.ledger.cosigning.WitnessAddress;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogPolicy;
import org.caseledger.query.log.TransparencyLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who witnesses this ledger's log. */
@Configuration(proxyBeanMethods = false)
@Serves(Side.QUERY)
class WitnessConfiguration {

    /** The witnesses that this ledger asks. */
    record Witnesses(List<WitnessAddress> all) {}

    @Bean
    Witnesses witnesses(LedgerProperties properties) {
        try {
            List<WitnessAddress> all =
                    properties.witnesses().stream().map(WitnessAddress::parse).toList();
            if (all.stream().map(witness -> witness.key().key()).distinct().count() < all.size()) {
                throw new CannotStart("a witness is named twice");
            }
            return new Witnesses(all);
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart(String.valueOf(wrong.getMessage()));
        }
    }

    @Bean
    LogPolicy logPolicy(LedgerProperties properties, Witnesses witnesses, LogKeyFiles files, LogKey key) {
        List<String> keys =
                witnesses.all().stream().map(witness -> witness.key().text()).toList();
        int quorum = properties.witnessQuorum() == 0 ? keys.size() : properties.witnessQuorum();
        try {
            return new LogPolicy(files.verifierKeys(key), keys, quorum);
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart("--witness-quorum is wrong: " + wrong.getMessage());
        }
    }

    /** Those who ask them, one for each. */
    record Cosigners(List<Cosigner> all) implements AutoCloseable {

        @Override
        public void close() {
            all.forEach(Cosigner::close);
        }
    }

    @Bean(destroyMethod = "close")
    Cosigners cosigners(Witnesses witnesses, TransparencyLog log) {
        return new Cosigners(witnesses.all().stream()
                .map(witness -> new Cosigner(log, witness))
                .toList());
    }

    @Bean
    MeterBinder cosignedSizes(Cosigners cosigners) {
        return registry -> cosigners
                .all()
                .forEach(cosigner -> Gauge.builder("caseledger.witness.cosigned", cosigner, Cosigner::cosigned)
                        .description("Events in the largest tree that the witness cosigned since the start, -1 before")
                        .tag("witness", cosigner.name())
                        .register(registry));
    }
}
