package org.caseledger.query.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.caseledger.query.answer.Asked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands behind one figure of a view.
 *
 * @param row what tells the row from the others
 * @param value the figure as the view gives it; null where the view has no such row, since nothing counts in it
 * @param denominator those of the numerator included
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LineageAnswer(
        @JsonUnwrapped Asked asked,
        Map<String, String> row,
        String cell,
        @Nullable JsonNode value,
        Members numerator,
        Members denominator,
        Members leftOut) {}
