package org.caseledger.ledger.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.caseledger.command.Actor;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.Metadata;
import org.caseledger.command.Role;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.reminders.ClaimReminders;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.reminders.Reminder;
import org.caseledger.query.reminders.Reminders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reminds everybody by e-mail, once a day from the configured hour on. Each person's day is claimed in the ledger before
 * the e-mail goes out: whoever claims it sends it, and nobody after them. A process that dies in between has reminded
 * nobody that day; it reminds nobody twice.
 */
final class DailyReminders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DailyReminders.class);
    private static final Actor ACTOR = new Actor("reminders", Role.ADMIN);
    private static final long LOOK_EVERY_SECONDS = 60;

    private record Addressee(String authority, String person) {}

    private final ReminderSettings settings;
    private final int hour;
    private final Outbox outbox;
    private final Facts facts;
    private final UkCalendar calendar;
    private final LedgerHead head;
    private final CommandSender commands;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reminders").daemon().factory());
    private @Nullable Future<?> looking;
    private LocalDate day = LocalDate.MIN;
    private boolean claimed;

    DailyReminders(
            ReminderSettings settings,
            int hour,
            Outbox outbox,
            Facts facts,
            UkCalendar calendar,
            LedgerHead head,
            CommandSender commands) {
        this.settings = settings;
        this.hour = hour;
        this.outbox = outbox;
        this.facts = facts;
        this.calendar = calendar;
        this.head = head;
        this.commands = commands;
    }

    /** Does what is to be done at this moment. */
    synchronized void look() {
        LocalDate today = calendar.today();
        if (!today.equals(day)) {
            outbox.forget();
            day = today;
            claimed = false;
        }
        boolean viewsKnowAll = facts.position() >= head.position();
        if (!claimed && viewsKnowAll && calendar.now().atZone(UkCalendar.ZONE).getHour() >= hour) {
            claim(today);
            claimed = true;
        }
        outbox.send();
    }

    private void claim(LocalDate today) {
        List<Reminder> reminders = Reminders.on(today, facts.known(Long.MAX_VALUE), null, null);
        Map<Addressee, List<Reminder>> byPerson = reminders.stream()
                .collect(Collectors.groupingBy(reminder -> new Addressee(reminder.authority(), reminder.person())));
        byPerson.forEach((addressee, own) -> settings.addressOf(addressee.person())
                .filter(address -> claim(addressee, today))
                .ifPresent(address -> outbox.add(address, new Digest(today, own, settings.link()))));
    }

    private boolean claim(Addressee addressee, LocalDate today) {
        ClaimReminders claim = new ClaimReminders(addressee.authority(), addressee.person(), today);
        return commands.send(claim, Metadata.of(ACTOR)).events() > 0;
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException failed) {
            // Whatever it was, tomorrow people are to be reminded again. Its message may name somebody.
            LOG.error("Reminders could not be prepared ({})", failed.getClass().getSimpleName());
        }
    }

    @Override
    public void start() {
        looking = schedule.scheduleWithFixedDelay(this::lookAndGoOn, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        schedule.shutdownNow();
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** After all that a start brings in, which the views know then. */
    @Override
    public int getPhase() {
        return 3;
    }
}
