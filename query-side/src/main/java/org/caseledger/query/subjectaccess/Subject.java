package org.caseledger.query.subjectaccess;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.query.answer.Parameters;

/** Whose data is asked for. */
sealed interface Subject {

    /** A child of an authority. */
    record Child(String authority, String childRef) implements Subject {}

    /** A colleague, whatever authorities they work for. */
    record Colleague(String person) implements Subject {}

    /** The reference by which the ledger knows them. */
    default String reference() {
        return switch (this) {
            case Child child -> child.childRef();
            case Colleague colleague -> colleague.person();
        };
    }

    /**
     * Reads a request's parameters: a person, or an authority and a child.
     *
     * @throws org.springframework.web.ErrorResponseException 400 where it is neither, or both
     */
    static Subject read(Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(given, Set.of("authority", "childRef", "person"));
        String authority = parameters.text("authority");
        String childRef = parameters.text("childRef");
        String person = parameters.text("person");
        parameters.check();
        if (person != null && authority == null && childRef == null) {
            return new Colleague(person);
        }
        if (person == null && authority != null && childRef != null) {
            return new Child(authority, childRef);
        }
        parameters.complain(
                person == null ? "childRef" : "person", "must be told with its authority, or a person alone");
        parameters.check();
        throw new IllegalStateException("A complaint was made");
    }
}
