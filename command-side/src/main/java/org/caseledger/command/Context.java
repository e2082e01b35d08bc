package org.caseledger.command;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.caseledger.events.ErasedSubjectException;
import org.caseledger.events.SealedText;
import org.caseledger.events.TextSeal;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may know besides the record itself and the command; all of it comes in from the edge.
 *
 * @param today the UK's calendar day
 * @param importing whether a file tells what happened long ago: it is recorded as it happened, where rules that only
 *     steer what may happen next would refuse it
 * @param accounts whether a name can sign in, so that nobody need act on that person's behalf
 */
public record Context(Actor actor, LocalDate today, boolean importing, Predicate<String> accounts, TextSeal seal) {

    /** Seals a free text under its subject's key; nothing stays nothing. */
    public @Nullable SealedText seal(String subject, @Nullable String text) {
        return text == null || text.isBlank() ? null : sealed(subject, text);
    }

    /**
     * Seals a free text that must be there.
     *
     * @throws Rejected where the subject was erased: nothing is written about them any more
     */
    public SealedText sealed(String subject, String text) {
        try {
            return seal.seal(subject, text);
        } catch (ErasedSubjectException erased) {
            throw Rejected.because(
                    Reason.SUBJECT_ERASED,
                    "The person was erased, and nothing is written about them any more: send it without its free texts");
        }
    }
}
