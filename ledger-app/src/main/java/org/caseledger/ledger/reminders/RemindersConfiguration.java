package org.caseledger.ledger.reminders;

import org.caseledger.command.LedgerHead;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerProperties;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Nothing of this is there until an hour is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("caseledger.reminders.hour")
@EnableConfigurationProperties(ReminderSettings.class)
class RemindersConfiguration {

    private static final int LAST_HOUR = 23;

    @Bean
    DailyReminders dailyReminders(
            ReminderSettings settings,
            ObjectProvider<JavaMailSender> mail,
            LedgerProperties properties,
            ObjectProvider<Facts> facts,
            ObjectProvider<UkCalendar> calendar,
            ObjectProvider<LedgerHead> head,
            ObjectProvider<CommandSender> commands) {
        if (properties.side() != Side.BOTH) {
            throw new CannotStart("reminders by e-mail are made of the views and claimed by commands: set"
                    + " caseledger.reminders.hour only in a process of --side both");
        }
        int hour = settings.hour() == null ? -1 : settings.hour();
        if (hour < 0 || hour > LAST_HOUR) {
            throw new CannotStart("caseledger.reminders.hour must be an hour from 0 to 23");
        }
        JavaMailSender sender = mail.getIfAvailable();
        if (sender == null
                || settings.from() == null
                || (settings.to() == null && settings.addresses().isEmpty())) {
            throw new CannotStart("reminders by e-mail need spring.mail.host, caseledger.reminders.from, and"
                    + " caseledger.reminders.to or .addresses: set them, or leave caseledger.reminders.hour out");
        }
        Outbox outbox = new Outbox(sender, settings.from());
        return new DailyReminders(
                settings,
                hour,
                outbox,
                facts.getObject(),
                calendar.getObject(),
                head.getObject(),
                commands.getObject());
    }
}
