package org.caseledger.query.problem;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Makes problem details (RFC 9457) with a stable {@code code} and, where fields are at fault, {@code errors}. */
public final class Problems {

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    private Problems() {}

    /** The request can't be read. */
    public static ErrorResponseException malformed(String code, String detail, List<FieldError> errors) {
        ErrorResponseException problem = problem(HttpStatus.BAD_REQUEST, code, "Malformed request", detail);
        problem.getBody().setProperty("errors", List.copyOf(errors));
        return problem;
    }

    /** Something stands against it now. */
    public static ErrorResponseException conflict(String code, String detail) {
        return problem(HttpStatus.CONFLICT, code, "Not now", detail);
    }

    /** What was asked for isn't there. */
    public static ErrorResponseException unknown(String code, String detail) {
        return problem(HttpStatus.NOT_FOUND, code, "Not found", detail);
    }

    /** The reader must still grade the audit without knowing the other's grading. */
    public static ErrorResponseException blind() {
        return problem(
                HttpStatus.FORBIDDEN,
                "blind-grading",
                "Kept from you",
                "You are to grade one of these audits without knowing the other's grading: submit yours first.");
    }

    /** The log hasn't signed what the caller wants proven. */
    public static ErrorResponseException unsigned() {
        ErrorResponseException problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "log-behind",
                "The log is behind",
                "The transparency log has not signed the newest events yet. Try again.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    /** The facts haven't come as far as the caller wants to read. */
    public static ErrorResponseException behind(long wanted, long reached) {
        ErrorResponseException problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "view-behind",
                "The views are behind",
                "The views have reached position " + reached + " of the ledger, not yet " + wanted + ". Try again.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    /** The look can't be recorded, so there is nothing to see. */
    public static ErrorResponseException notRecorded() {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "read-not-recorded",
                "Not recorded",
                "Every look at a person's data is recorded, and this one could not be: nothing is shown. Try again later.");
    }

    /** Who looks must say why. */
    public static ErrorResponseException withoutPurpose() {
        return problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "purpose-required",
                "Say why",
                "Every look at a person's data needs a purpose: send the header Purpose, or the parameter purpose.");
    }

    private static ErrorResponseException problem(HttpStatus status, String code, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        body.setProperty("code", code);
        ErrorResponseException problem = new ErrorResponseException(status, body, null);
        // Said here, or a caller who accepts a table or a stream of events would be sent the problem as such.
        problem.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return problem;
    }
}
