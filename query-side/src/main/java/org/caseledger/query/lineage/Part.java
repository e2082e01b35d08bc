package org.caseledger.query.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a thing is in a cell. */
public enum Part {
    /** Counted, and so in the denominator too. */
    @JsonProperty("numerator")
    NUMERATOR,
    /** What the numerator is compared with. */
    @JsonProperty("denominator")
    DENOMINATOR,
    /** In neither. */
    @JsonProperty("leftOut")
    LEFT_OUT
}
