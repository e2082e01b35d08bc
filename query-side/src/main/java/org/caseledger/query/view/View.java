package org.caseledger.query.view;

import java.util.List;
import java.util.Optional;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Lineage;

/** A question that inspectors ask, answered by a pure function of facts and query. */
public interface View {

    /** The name under which it is asked, such as {@code moderator-effect}. */
    String name();

    /** Whether {@link ViewQuery#by()} means something to it. */
    boolean grouped();

    /**
     * Whether its rows are about people and for their own eyes: then {@link ViewQuery#person()} says who asks. Everything
     * that shows rows or what stands behind them asks for the reader, and shows nothing where it forgets.
     */
    default boolean personal() {
        return false;
    }

    /** What a row is: its components name the columns of a table, also where there is no row. */
    Class<?> rowType();

    /** The answer's rows: records whose components are the JSON's keys. */
    List<?> rows(Facts facts, ViewQuery query);

    /**
     * What stands behind the figures: for each row a line, in which the row's conditions decide. Absent where the rows
     * list things instead of counting them, and so explain themselves.
     */
    default Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        return Optional.empty();
    }
}
