package org.caseledger.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Locale;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that has something to say over these stores alone; over another it is skipped, and the report says why. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnlyOver.Condition.class)
@interface OnlyOver {

    EventStore[] value();

    String because();

    /** Skips it. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            return AnnotationSupport.findAnnotation(test.getElement(), OnlyOver.class)
                    .filter(only -> !List.of(only.value()).contains(TestStore.CHOSEN))
                    .map(only -> ConditionEvaluationResult.disabled(
                            "skipped over " + TestStore.CHOSEN.name().toLowerCase(Locale.ROOT) + ": " + only.because()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("it says something over this store too"));
        }
    }
}
