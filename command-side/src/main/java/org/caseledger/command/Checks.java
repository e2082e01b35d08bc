package org.caseledger.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.caseledger.events.Framework;
import org.jspecify.annotations.Nullable;

/** Gathers what can't be in a command's values, so that a caller learns all of it at once. */
public final class Checks {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 10_000;

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes an error unless the condition holds. */
    public Checks that(boolean holds, String field, String message) {
        if (!holds) {
            errors.add(new FieldError(field, message));
        }
        return this;
    }

    /** A short text that must be there: an id, a reference, a name. */
    public Checks name(@Nullable String value, String field) {
        that(value != null && !value.isBlank(), field, field + " must not be empty");
        return optionalName(value, field);
    }

    /** A short text that may be absent. */
    public Checks optionalName(@Nullable String value, String field) {
        that(
                value == null || value.length() <= LONGEST_NAME,
                field,
                field + " is longer than " + LONGEST_NAME + " characters");
        return that(
                value == null || value.chars().noneMatch(Character::isISOControl),
                field,
                field + " holds a control character");
    }

    /** A free text that may be absent. */
    public Checks text(@Nullable String value, String field) {
        return that(
                value == null || value.length() <= LONGEST_TEXT,
                field,
                field + " is longer than " + LONGEST_TEXT + " characters");
    }

    /** A nine-character ONS code. */
    public Checks authority(String value) {
        return that(
                value.matches("[A-Z][0-9]{8}"),
                "authority",
                "authority must be a nine-character ONS code such as E10000013, not " + value);
    }

    /** A day that has come. */
    public Checks notFuture(LocalDate day, String field, LocalDate today) {
        return that(!day.isAfter(today), field, field + " " + day + " lies in the future");
    }

    /** A day not before another. */
    public Checks notBefore(LocalDate day, String field, LocalDate earliest, String what) {
        return that(!day.isBefore(earliest), field, field + " " + day + " lies before " + what + " on " + earliest);
    }

    /** An overall grade. */
    public Checks grade(@Nullable String grade, String field, Framework framework) {
        return that(
                grade != null && framework.rank(grade) >= 0,
                field,
                grade == null
                        ? field + " is missing: give one of " + framework.grades()
                        : grade + " is not on the framework's scale: give one of " + framework.grades());
    }

    /** Grades of domains. */
    public Checks domains(SortedMap<String, String> domains, Framework framework) {
        domains.forEach((domain, grade) -> {
            String field = "domains." + domain;
            that(
                    framework.domains().contains(domain),
                    "domains",
                    domain + " is not a domain of the framework: give one of " + framework.domains());
            that(
                    grade.equals(Framework.NOT_APPLICABLE) || framework.rank(grade) >= 0,
                    field,
                    grade + " is not on the framework's scale: give one of " + framework.grades() + " or "
                            + Framework.NOT_APPLICABLE);
        });
        return this;
    }

    /** Whether nothing was noted of a field so far, so that what builds on it may be checked. */
    public boolean hold(String field) {
        return errors.stream().noneMatch(error -> error.field().equals(field));
    }

    /**
     * Ends the checks.
     *
     * @throws Rejected with every error noted
     */
    public void done() {
        if (!errors.isEmpty()) {
            throw Rejected.invalid(errors);
        }
    }
}
