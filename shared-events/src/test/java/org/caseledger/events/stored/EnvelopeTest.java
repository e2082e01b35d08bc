package org.caseledger.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTest {

    @Test
    void its_canonical_form_is_one_line_in_a_fixed_order_with_the_payload_verbatim() {
        Envelope envelope = new Envelope(
                "id-1",
                "RoundOpened",
                "1",
                "round:\"x\"",
                7,
                12,
                new TreeMap<>(Map.of("b", "2", "a", "é\n")),
                "{\"kept\" : \"as it is\"}");

        assertThat(new String(envelope.canonical(), UTF_8))
                .isEqualTo("{\"id\":\"id-1\",\"type\":\"RoundOpened\",\"revision\":\"1\","
                        + "\"aggregateId\":\"round:\\\"x\\\"\",\"sequence\":7,\"recordedAt\":12,"
                        + "\"metadata\":{\"a\":\"é\\n\",\"b\":\"2\"},\"payload\":{\"kept\" : \"as it is\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit:A-1",
                "a \"quoted\" one",
                "back\\slash",
                "Ynys Môn",
                "tab\tand\u0007bell",
                "\u007f",
                "\uD83D\uDE00"
            })
    void writes_every_text_as_JSON_does(String text) {
        byte[] before = "before ".getBytes(UTF_8);
        for (int expected : new int[] {0, 100}) {
            assertThat(new String(
                            new JsonBytes(expected)
                                    .add(before)
                                    .quote(text)
                                    .add(before)
                                    .toArray(),
                            UTF_8))
                    .isEqualTo("before " + JsonMapper.shared().writeValueAsString(text) + "before ");
        }
    }
}
