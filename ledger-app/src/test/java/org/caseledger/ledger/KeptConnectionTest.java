package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("A connection that is kept")
class KeptConnectionTest {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE);
    private static final int PATIENCE = 60_000;

    private static final String SLOW = request(
            "/api/v1/views/completion",
            "Authorization: Basic " + Base64.getEncoder().encodeToString("inspector.one:demo".getBytes(US_ASCII))
                    + "\r\n");

    private static final String QUICK = request("/log/vkey", "");

    private final URI address;

    KeptConnectionTest(DemoLedger ledger) {
        this.address = ledger.address();
    }

    /** The second, answered at once when its turn comes, is waiting by then; Reactor Netty 1.3.7 read nothing after it. */
    @Test
    void is_read_on_after_requests_that_came_together() throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                DataInputStream answers = new DataInputStream(socket.getInputStream())) {
            socket.setSoTimeout(PATIENCE);
            for (int time = 0; time < 3; time++) {
                socket.getOutputStream().write((SLOW + QUICK).getBytes(US_ASCII));
                assertThat(status(answers)).isEqualTo("200");
                assertThat(status(answers)).isEqualTo("200");
            }
        }
    }

    private static String request(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: ledger\r\n" + headers + "\r\n";
    }

    /** Of the next answer, which is read to its end. */
    private static String status(DataInputStream answers) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) answers.readByte());
        }
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        answers.skipNBytes(Long.parseLong(length.group(1)));
        return head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
    }
}
