package org.caseledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An Axon Server's address")
class AxonServerSettingsTest {

    private static AxonServerSettings at(String address) {
        return AxonServerSettings.at(address, "default", "secret", null, Duration.ofSeconds(1));
    }

    @Test
    void is_a_host_and_a_port_and_the_usual_port_without() {
        assertThat(at("events.example:9000").host()).isEqualTo("events.example");
        assertThat(at("events.example:9000").port()).isEqualTo(9000);
        assertThat(at("localhost").port()).isEqualTo(8124);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":8124", "host:", "host:0", "host:65536", "host:eight", "http://host/"})
    void is_nothing_else(String address) {
        assertThatThrownBy(() -> at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HOST:PORT");
    }

    @Test
    void is_shown_without_the_token() {
        assertThat(at("localhost")).asString().contains("localhost:8124").doesNotContain("secret");
    }
}
