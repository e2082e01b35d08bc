package org.caseledger.command.register;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.events.RegisterEvent.AuditorRegistered;

/** The rules of a person's registration. People change: a later one replaces the one before. */
public final class PersonRules {

    private PersonRules() {}

    /**
     * What registering a person makes happen.
     *
     * @throws Rejected where a value can't be, where they are registered so already, or where a file tells something else
     *     than is registered
     */
    public static List<AuditorRegistered> decide(Person person, RegisterAuditor command, Context context) {
        AuditorRegistered before = person.registered();
        LocalDate earliest = before == null ? command.on() : before.effectiveOn();
        new Checks()
                .authority(command.authority())
                .name(command.person(), "person")
                .optionalName(command.team(), "team")
                .that(
                        command.exemption() == null || command.auditor(),
                        "exemption",
                        "exemption is given, but only an auditor has one: leave it out, or say that auditor is true")
                .notFuture(command.on(), "on", context.today())
                .notBefore(command.on(), "on", earliest, "the registration before it")
                .done();
        if (before == null || (!context.importing() && !isSame(before, command))) {
            return List.of(new AuditorRegistered(
                    command.authority(),
                    command.person(),
                    command.auditor(),
                    command.moderator(),
                    command.team(),
                    command.halfTime(),
                    command.exemption(),
                    command.on()));
        }
        if (!context.importing()) {
            throw Rejected.because(Reason.PERSON_REGISTERED, "person", "The person is registered so already");
        }
        new Differences()
                .compare("auditor", yesOrNo(before.auditor()), yesOrNo(command.auditor()))
                .compare("moderator", yesOrNo(before.moderator()), yesOrNo(command.moderator()))
                .compare("team", before.team(), command.team())
                .compare("half_time", yesOrNo(before.halfTime()), yesOrNo(command.halfTime()))
                .compare("exemption", before.exemption(), command.exemption())
                .done();
        return List.of();
    }

    private static boolean isSame(AuditorRegistered before, RegisterAuditor command) {
        RegisterAuditor same = new RegisterAuditor(
                before.authority(),
                before.person(),
                before.auditor(),
                before.moderator(),
                before.team(),
                before.halfTime(),
                before.exemption(),
                command.on());
        return same.equals(command);
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }
}
