package org.caseledger.ledger.reminders;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** E-mails that wait for the mail server. Used by one thread; nothing of it outlives the process. */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int FAILURES_IN_A_ROW = 3;

    private final JavaMailSender sender;
    private final String from;
    private final Deque<SimpleMailMessage> waiting = new ArrayDeque<>();

    Outbox(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    void add(String address, Digest digest) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(address);
        mail.setSubject(digest.subject());
        mail.setText(digest.text());
        waiting.add(mail);
    }

    /** Tries each once; what the server refuses waits for the next time, and so does the rest while it seems to be down. */
    void send() {
        int failures = 0;
        for (int left = waiting.size(); left > 0 && failures < FAILURES_IN_A_ROW; left--) {
            SimpleMailMessage mail = waiting.remove();
            try {
                sender.send(mail);
                failures = 0;
            } catch (MailException failed) {
                // Its message names addresses.
                LOG.warn(
                        "A reminder could not be sent ({}); it will be tried again today",
                        failed.getClass().getSimpleName());
                waiting.add(mail);
                failures++;
            }
        }
    }

    /** Yesterday's reminders say what is no longer so. */
    void forget() {
        if (!waiting.isEmpty()) {
            LOG.warn("{} reminders could not be sent all day and are given up", waiting.size());
            waiting.clear();
        }
    }

    int size() {
        return waiting.size();
    }
}
