package org.caseledger.command.subject;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Ids;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.subject.SubjectCommand.EraseSubject;
import org.caseledger.command.subject.SubjectCommand.LiftLegalHold;
import org.caseledger.command.subject.SubjectCommand.PlaceLegalHold;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.SubjectEvent.LegalHoldLifted;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;

/** The rules about one data subject's texts. */
public final class SubjectRules {

    private static final Pattern SUBJECT = Pattern.compile("child:[A-Z][0-9]{8}:.+|(staff|escalation):.+");

    private SubjectRules() {}

    /**
     * What a command makes happen.
     *
     * @throws Rejected where a value can't be, a rule is broken, or no text was ever told about the subject
     */
    public static SubjectEvent decide(Subject subject, SubjectCommand command, Context context) {
        return switch (command) {
            case PlaceLegalHold place -> place(subject, place, context);
            case LiftLegalHold lift -> lift(subject, lift, context);
            case EraseSubject erase -> erase(subject, erase, context);
        };
    }

    private static SubjectEvent place(Subject subject, PlaceLegalHold command, Context context) {
        checks(command, context).name(command.hold(), "hold").done();
        requireTexts(subject, command, context);
        if (subject.holds().containsKey(command.hold())) {
            throw Rejected.because(
                    Reason.HOLD_EXISTS, "hold", "A hold of this name stands already: give another name, or lift it");
        }
        return new LegalHoldPlaced(command.subject(), command.hold(), command.on(), reason(command, context));
    }

    private static SubjectEvent lift(Subject subject, LiftLegalHold command, Context context) {
        LocalDate placedOn = subject.holds().get(command.hold());
        Checks checks = checks(command, context).name(command.hold(), "hold");
        if (placedOn != null) {
            checks.notBefore(command.on(), "on", placedOn, "the placing of the hold");
        }
        checks.done();
        requireTexts(subject, command, context);
        if (placedOn == null) {
            throw Rejected.because(Reason.NOT_HELD, "hold", "No hold of this name stands: name one that does");
        }
        return new LegalHoldLifted(command.subject(), command.hold(), command.on(), reason(command, context));
    }

    private static SubjectEvent erase(Subject subject, EraseSubject command, Context context) {
        checks(command, context).done();
        requireTexts(subject, command, context);
        if (!subject.holds().isEmpty()) {
            throw Rejected.because(
                    Reason.LEGAL_HOLD,
                    "The texts are under a legal hold and must be kept: have every hold lifted first");
        }
        return new SubjectErased(command.subject(), command.on(), reason(command, context));
    }

    private static Checks checks(SubjectCommand command, Context context) {
        return new Checks()
                .name(command.subject(), "subject")
                .that(
                        SUBJECT.matcher(command.subject()).matches(),
                        "subject",
                        "subject must be child:AUTHORITY:REF, staff:REF or escalation:ID")
                .notFuture(command.on(), "on", context.today())
                .that(!command.reason().isBlank(), "reason", "reason must not be empty")
                .text(command.reason(), "reason");
    }

    /** Where no text is, there is nothing to keep and nothing to erase. */
    private static void requireTexts(Subject subject, SubjectCommand command, Context context) {
        if (subject.erased()) {
            throw Rejected.because(
                    Reason.ALREADY_ERASED, "The subject was erased: nothing is left to keep or to erase");
        }
        boolean known = !subject.equals(Subject.UNDECIDED) || context.seal().holdsTextsAbout(command.subject());
        if (!known) {
            throw Rejected.because(
                    Reason.UNKNOWN_SUBJECT,
                    "subject",
                    "The ledger holds no text about this subject: check the reference");
        }
    }

    private static SealedText reason(SubjectCommand command, Context context) {
        return context.sealed(Ids.decisions(command.subject()), command.reason());
    }
}
