package org.caseledger.query.view;

import java.util.List;
import org.caseledger.query.facts.Facts;

/** A question that inspectors ask, answered by a pure function of facts and query. */
public interface View {

    /** The name under which it is asked, such as {@code moderator-effect}. */
    String name();

    /** Whether {@link ViewQuery#by()} means something to it. */
    boolean grouped();

    /** The answer's rows: records whose components are the JSON's keys. */
    List<?> rows(Facts facts, ViewQuery query);
}
