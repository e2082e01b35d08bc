package org.caseledger.command.sample;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.SamplePlan.Policy;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;

/**
 * What to draw a sample from, as it is sent.
 *
 * @param on the day of the draw; today where left out
 * @param seed drawn at random where left out
 * @param size how many cases to draw by lot; one of each team where left out
 * @param policy the usual one where left out, in whole or in part
 */
public record SampleBody(
        @Nullable LocalDate on,
        @Nullable String seed,
        @Nullable Integer size,
        @Nullable PolicyBody policy,

        @JsonSetter(contentNulls = Nulls.FAIL) @NotNull @Valid
        List<CaseBody> cases,

        @JsonSetter(contentNulls = Nulls.FAIL) @Valid @Nullable
        List<AuditorBody> auditors) {

    /** A policy as it is sent; see {@link Policy}. */
    public record PolicyBody(
            @Nullable SamplingMethod method,
            @Nullable Boolean everyTeam,
            @Nullable Integer practitionerMonths,
            @Nullable Integer childMonths,
            @Nullable Boolean anotherTeam,
            @Nullable Boolean fairLoad) {

        private static final PolicyBody NONE = new PolicyBody(null, null, null, null, null, null);

        private Policy policy() {
            Policy usual = Policy.USUAL;
            return new Policy(
                    Objects.requireNonNullElse(method, usual.method()),
                    Objects.requireNonNullElse(everyTeam, usual.everyTeam()),
                    Objects.requireNonNullElse(practitionerMonths, usual.practitionerMonths()),
                    Objects.requireNonNullElse(childMonths, usual.childMonths()),
                    Objects.requireNonNullElse(anotherTeam, usual.anotherTeam()),
                    Objects.requireNonNullElse(fairLoad, usual.fairLoad()));
        }
    }

    /** A case that may be drawn, as it is sent. */
    public record CaseBody(
            @NotBlank String childRef,
            @NotBlank String team,
            @Nullable String practitioner,
            @Nullable String cohort,
            @Nullable String area,
            @Nullable String programme) {}

    /**
     * Somebody who may be given a case, as it is sent.
     *
     * @param halfTime false where left out
     */
    public record AuditorBody(
            @NotBlank String person,
            @Nullable String team,
            @Nullable Boolean halfTime,
            @Nullable StandingExemption exemption) {}

    Policy wholePolicy() {
        return Objects.requireNonNullElse(policy, PolicyBody.NONE).policy();
    }
}
