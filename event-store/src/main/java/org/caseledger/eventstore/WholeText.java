package org.caseledger.eventstore;

/** What Java and JSON can write and UTF-8 can't: half a character, which would be another text once it is stored. */
public final class WholeText {

    private WholeText() {}

    /** Whether a text has whole characters alone: none of its surrogates lacks the other half. */
    public static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
