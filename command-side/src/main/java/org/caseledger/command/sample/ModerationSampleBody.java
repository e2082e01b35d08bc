package org.caseledger.command.sample;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.SamplingMethod;
import org.jspecify.annotations.Nullable;

/**
 * How to draw gradings to be moderated, as it is sent.
 *
 * @param on the day of the draw; today where left out
 * @param seed drawn at random where left out
 * @param policy by lot up to the framework's target where left out, in whole or in part
 */
public record ModerationSampleBody(
        @Nullable LocalDate on,
        @Nullable String seed,
        @Nullable PolicyBody policy,

        @JsonSetter(contentNulls = Nulls.FAIL) @Valid @Nullable
        List<ModeratorBody> moderators) {

    /** A policy as it is sent; see {@link Policy}. */
    public record PolicyBody(
            @Nullable SamplingMethod method,
            @Nullable Integer share,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> grades,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> targeted,
            @Nullable Integer leastEach,
            @Nullable Integer mostEach,
            @Nullable Boolean anotherTeam) {

        private static final PolicyBody NONE = new PolicyBody(null, null, null, null, null, null, null);

        private Policy policy() {
            return new Policy(
                    Objects.requireNonNullElse(method, SamplingMethod.RANDOM),
                    share,
                    Objects.requireNonNullElse(grades, List.of()),
                    Objects.requireNonNullElse(targeted, List.of()),
                    Objects.requireNonNullElse(leastEach, Policy.USUAL_LEAST_EACH),
                    Objects.requireNonNullElse(mostEach, Policy.USUAL_MOST_EACH),
                    Objects.requireNonNullElse(anotherTeam, true));
        }
    }

    /** Somebody who may moderate, as it is sent. */
    public record ModeratorBody(
            @NotBlank String person, @Nullable String team) {}

    Policy wholePolicy() {
        return Objects.requireNonNullElse(policy, PolicyBody.NONE).policy();
    }
}
