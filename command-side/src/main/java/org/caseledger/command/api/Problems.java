package org.caseledger.command.api;

import java.util.List;
import org.caseledger.command.FieldError;
import org.caseledger.command.Reason.Kind;
import org.caseledger.command.Rejected;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as RFC 9457 problem details with a stable {@code code} and the fields to blame. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems {

    @ExceptionHandler
    ProblemDetail refused(Rejected rejected) {
        return problem(
                status(rejected.reason().kind()), rejected.reason().code(), rejected.getMessage(), rejected.errors());
    }

    @ExceptionHandler
    ProblemDetail malformed(MalformedRequest malformed) {
        return problem(
                HttpStatus.BAD_REQUEST, "malformed-request", malformed.error().message(), List.of(malformed.error()));
    }

    /** A problem with a stable code. */
    public static ProblemDetail problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** A refusal that no rule of the domain makes. */
    public static ErrorResponseException refusal(HttpStatus status, String code, String detail) {
        ErrorResponseException problem =
                new ErrorResponseException(status, problem(status, code, detail, List.of()), null);
        // Said here, or a caller who accepts a table would be sent the problem as such.
        problem.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return problem;
    }

    private static HttpStatus status(Kind kind) {
        return switch (kind) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case RULE -> HttpStatus.CONFLICT;
        };
    }
}
