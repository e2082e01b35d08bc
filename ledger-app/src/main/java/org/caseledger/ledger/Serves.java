package org.caseledger.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.caseledger.ledger.LedgerProperties.Side;
import org.springframework.context.annotation.Conditional;

/** Is there only in a process that serves this side, alone or with the other. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(ServesCondition.class)
public @interface Serves {

    /** The side that needs it. */
    Side value();
}
