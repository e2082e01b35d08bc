package org.caseledger.ledger.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.caseledger.command.Actor;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.Metadata;
import org.caseledger.command.Role;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.subject.SubjectCommand.EraseSubject;
import org.caseledger.events.AuditKind;
import org.caseledger.events.Lease;
import org.caseledger.ledger.LedgerApplication;
import org.caseledger.ledger.TestStore;
import org.caseledger.ledger.Waiting;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.Positions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** From the ledger on disk to a mail server's mailbox, and over restarts. */
class RemindersByMailTest {

    private static final String COUNCIL = "E10000017";

    private final GreenMail mailbox = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private int port;

    @TempDir
    Path data;

    @BeforeEach
    void open() {
        mailbox.start();
        port = mailbox.getSmtp().getPort();
    }

    @AfterEach
    void close() {
        mailbox.stop();
    }

    /** A server that is stopped takes the process's shared connections with it, which other tests' server needs. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnConnections {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    private ConfigurableApplicationContext server(String... settings) {
        return LedgerApplication.builder(TestStore.serving(data, false), 0)
                .sources(OwnConnections.class)
                .properties(settings)
                .run();
    }

    private ConfigurableApplicationContext reminding() {
        return server(
                "caseledger.reminders.hour=0",
                "caseledger.reminders.from=ledger@council.example",
                "caseledger.reminders.to={person}@council.example",
                "caseledger.reminders.addresses[auditor two]=two@council.example",
                "caseledger.reminders.link=https://ledger.council.example/follow-up",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + port);
    }

    private static void allocate(ConfigurableApplicationContext server, String id, String auditor) {
        LocalDate today = server.getBean(UkCalendar.class).today();
        server.getBean(CommandSender.class)
                .send(
                        new AllocateAudit(
                                id,
                                COUNCIL,
                                YearMonth.from(today),
                                "Children's Social Care",
                                AuditKind.CORE,
                                "C-secret",
                                "CIN",
                                "North",
                                "N1",
                                null,
                                "P-secret",
                                auditor,
                                null,
                                null,
                                today,
                                today),
                        Metadata.of(new Actor("qa.lead", Role.QA_LEAD)));
        server.getBean(Positions.class)
                .await(server.getBean(LedgerHead.class).position(), Duration.ofSeconds(60))
                .block();
    }

    /** A schedule of its own over a server that reminds nobody by itself. */
    private DailyReminders schedule(ConfigurableApplicationContext server) {
        ReminderSettings settings =
                new ReminderSettings(0, "ledger@council.example", "{person}@council.example", Map.of(), null);
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new DailyReminders(
                settings,
                0,
                new Outbox(sender, "ledger@council.example"),
                server.getBean(Facts.class),
                server.getBean(UkCalendar.class),
                server.getBean(LedgerHead.class),
                server.getBean(CommandSender.class),
                Lease.ALWAYS);
    }

    private List<MimeMessage> received() {
        return List.of(mailbox.getReceivedMessages());
    }

    /** What a server sends once it may: where nodes could be beside it, it first takes the lease. */
    private List<MimeMessage> reminded(ConfigurableApplicationContext server) {
        DailyReminders reminders = server.getBean(DailyReminders.class);
        return Waiting.until(
                () -> {
                    reminders.look();
                    return received();
                },
                mails -> !mails.isEmpty());
    }

    @Test
    void each_person_gets_one_digest_a_day_also_over_restarts_and_nothing_of_a_child() throws MessagingException {
        try (ConfigurableApplicationContext server = server()) {
            assertThat(server.getBeanNamesForType(DailyReminders.class))
                    .as("off until configured")
                    .isEmpty();
            allocate(server, "A-1", "auditor.one");
            allocate(server, "A-2", "auditor.one");
            allocate(server, "A-3", "auditor two");
            allocate(server, "A-4", "no address");
        }
        try (ConfigurableApplicationContext server = reminding()) {
            assertThat(reminded(server))
                    .extracting(mail -> mail.getAllRecipients()[0].toString())
                    .containsExactlyInAnyOrder("auditor.one@council.example", "two@council.example");
            MimeMessage toOne = received().stream()
                    .filter(mail -> GreenMailUtil.getBody(mail).contains("A-1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(toOne.getSubject()).startsWith("Case Ledger: 2 reminders on ");
            assertThat(GreenMailUtil.getWholeMessage(toOne))
                    .contains("A-1: due on", "A-2: due on", "https://ledger.council.example/follow-up")
                    .doesNotContain("secret");
        }
        try (ConfigurableApplicationContext server = reminding()) {
            server.getBean(DailyReminders.class).look();

            assertThat(received()).as("after a restart").hasSize(2);
        }
    }

    @Test
    void after_an_erasure_the_digest_tells_what_is_due_and_nothing_that_was_written() throws MessagingException {
        Actor lead = new Actor("qa.lead", Role.QA_LEAD);
        Actor officer = new Actor("dpo.one", Role.DPO);
        try (ConfigurableApplicationContext server = server()) {
            allocate(server, "A-1", "auditor.one");
            LocalDate today = server.getBean(UkCalendar.class).today();
            CommandSender commands = server.getBean(CommandSender.class);
            commands.send(
                    new RaiseAction("ACT-1", "A-1", today, today, "manager.one", "N1", "Quillwort: a visit"),
                    Metadata.of(lead));
            commands.send(
                    new EraseSubject("child:" + COUNCIL + ":C-secret", today, "Quillwort: they asked"),
                    Metadata.of(officer));
        }
        try (ConfigurableApplicationContext server = reminding()) {
            reminded(server);
        }

        assertThat(received())
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .contains("auditor.one@council.example", "manager.one@council.example");
        assertThat(received())
                .extracting(GreenMailUtil::getWholeMessage)
                .anySatisfy(mail -> assertThat(mail).contains("ACT-1: due on"))
                .allSatisfy(mail -> assertThat(mail).doesNotContain("Quillwort", "secret"));
    }

    @Test
    void schedules_that_look_at_once_send_it_once() {
        try (ConfigurableApplicationContext server = server()) {
            allocate(server, "A-1", "auditor.one");
            List<DailyReminders> rivals = List.of(schedule(server), schedule(server), schedule(server));

            CompletableFuture.allOf(rivals.stream()
                            .map(rival -> CompletableFuture.runAsync(rival::look))
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(received()).hasSize(1);
        }
    }

    @Test
    void a_mail_server_that_is_down_delays_the_digest_and_nothing_else() {
        mailbox.stop();
        try (ConfigurableApplicationContext server = server()) {
            allocate(server, "A-1", "auditor.one");
            DailyReminders reminders = schedule(server);
            reminders.look();
            allocate(server, "A-2", "auditor.one");
            GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            again.start();
            try {
                reminders.look();
                reminders.look();

                assertThat(again.getReceivedMessages()).hasSize(1);
            } finally {
                again.stop();
            }
        }
    }
}
