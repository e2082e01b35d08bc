package org.caseledger.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caseledger.command.FieldError;
import org.caseledger.command.api.Problems;
import org.caseledger.events.stored.UnreadableEventException;
import org.caseledger.eventstore.LedgerMismatchException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** What the framework itself refuses, as problem details with a code and the fields to blame; and what went wrong. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private final JsonMapper json;

    ApiErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            @Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
        Object answer = body == null && exception instanceof ErrorResponse problem ? problem.getBody() : body;
        if (answer instanceof ProblemDetail own
                && own.getProperties() != null
                && own.getProperties().containsKey("code")) {
            return Mono.just(new ResponseEntity<>(own, headers, known));
        }
        List<FieldError> errors = errors(exception);
        String detail = errors.isEmpty()
                ? detail(known)
                : errors.stream().map(FieldError::message).collect(Collectors.joining("; "));
        return Mono.just(new ResponseEntity<>(Problems.problem(known, code(known), detail, errors), headers, known));
    }

    /** A newer version wrote the record, and decides about it better than this one. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableEventException newer) {
        LOG.error("A request was refused: {}", newer.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "newer-version",
                        "A newer version of Case Ledger wrote this record, and this server can't read it: send the"
                                + " request to a server of that version",
                        List.of()));
    }

    /** The server that holds the events holds others than before: nothing is written until somebody looks. */
    @ExceptionHandler
    ProblemDetail mismatched(LedgerMismatchException failure) {
        LOG.error("A command was not taken: {}", failure.getMessage());
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "ledger-mismatch",
                "The server that holds the ledger is not the one that this node knows: the command was not taken, and"
                        + " who runs the service must look",
                List.of());
    }

    /** Anything else is ours to mend: the caller learns that it failed, the log where, neither what it was about. */
    @ExceptionHandler
    Mono<ResponseEntity<ProblemDetail>> failed(Throwable failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.error(failure); // nobody is there to be told, and nothing is to be mended
        }
        return Mono.just(StoreAway.problem(failure).orElseGet(() -> ours(failure)));
    }

    private static ResponseEntity<ProblemDetail> ours(Throwable failure) {
        LOG.error("A request failed with {} at {}", failure.getClass().getName(), List.of(failure.getStackTrace()));
        return ResponseEntity.internalServerError()
                .body(Problems.problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "The ledger could not answer. Whether a command took effect, its record's history tells",
                        List.of()));
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address: what there is stands at /swagger-ui.html";
            case METHOD_NOT_ALLOWED -> "This address does not take this method";
            case CONTENT_TOO_LARGE -> "The body is too large: a command may have 8 MB, a file to import 256 MB";
            case UNSUPPORTED_MEDIA_TYPE -> "Send commands as application/json, imports as multipart/form-data";
            case NOT_ACCEPTABLE -> "This is answered as application/json, views as text/csv and XLSX too";
            default -> status.getReasonPhrase();
        };
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed-request";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private List<FieldError> errors(Exception exception) {
        if (exception instanceof WebExchangeBindException invalid) {
            return invalid.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), error.getField() + " " + error.getDefaultMessage()))
                    .toList();
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabindException unreadable) {
                String field = field(unreadable);
                return List.of(new FieldError(field, message(field, unreadable)));
            }
            if (cause instanceof JacksonException broken) {
                return List.of(new FieldError(
                        "",
                        "The body is not well-formed JSON: line "
                                + broken.getLocation().getLineNr() + ", column "
                                + broken.getLocation().getColumnNr()));
            }
        }
        return List.of();
    }

    private static String field(DatabindException unreadable) {
        return unreadable.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? String.valueOf(reference.getIndex())
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private String message(String field, DatabindException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return "Unknown field " + field + ": the fields are " + unknown.getKnownPropertyIds();
        }
        if (unreadable instanceof InvalidFormatException wrong && wrong.getTargetType() != null) {
            return field + " must be " + form(wrong.getTargetType());
        }
        return field + " can't be read: its form stands at /swagger-ui.html";
    }

    private String form(Class<?> type) {
        if (type == LocalDate.class) {
            return "a date such as 2019-08-14";
        }
        if (type == YearMonth.class) {
            return "a month such as 2019-08";
        }
        if (type == String.class) {
            return "a text of whole characters: it has half of one, such as \\ud800 alone";
        }
        return type.isEnum() ? "one of " + json.writeValueAsString(type.getEnumConstants()) : type.getSimpleName();
    }
}
