package org.caseledger.ledger;

import java.util.Objects;
import org.caseledger.ledger.LedgerProperties.Side;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code caseledger.side}. */
final class ServesCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Side needed = metadata.getAnnotations().get(Serves.class).getEnum("value", Side.class);
        Side side =
                Objects.requireNonNull(context.getEnvironment().getProperty("caseledger.side", Side.class, Side.BOTH));
        return side == Side.BOTH || side == needed;
    }
}
