package org.caseledger.command.framework;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.command.framework.FrameworkCommand.PublishFramework;
import org.caseledger.events.AuditKind;
import org.caseledger.events.Framework;
import org.caseledger.events.RetentionClass;
import org.caseledger.events.RetentionStart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The framework's commands over HTTP. */
@RestController
@RequestMapping("/api/v1/frameworks")
public class FrameworkEndpoint {

    private final CommandApi api;

    public FrameworkEndpoint(CommandApi api) {
        this.api = api;
    }

    /**
     * A framework as it is sent. Targets and the expected change are percentages; those left out are the usual ones.
     *
     * @param from the day from which it binds new audits; it may lie ahead
     * @param grades the scale, best first
     * @param retention how long texts are kept; nothing is said of it where absent
     */
    public record FrameworkBody(
            @NotBlank String authority,
            @NotNull LocalDate from,
            @JsonSetter(contentNulls = Nulls.FAIL) @NotEmpty List<String> grades,
            @JsonSetter(contentNulls = Nulls.FAIL) @NotNull List<String> domains,
            @Nullable Integer completionTarget,
            @Nullable Integer moderationTarget,
            @Nullable Integer expectedChangeFrom,
            @Nullable Integer expectedChangeTo,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<@Valid RetentionBody> retention) {

        PublishFramework command() {
            Framework usual = Framework.theUsual();
            return new PublishFramework(
                    authority,
                    from,
                    new Framework(
                            grades,
                            domains,
                            Objects.requireNonNullElse(completionTarget, usual.completionTarget()),
                            Objects.requireNonNullElse(moderationTarget, usual.moderationTarget()),
                            Objects.requireNonNullElse(expectedChangeFrom, usual.expectedChangeFrom()),
                            Objects.requireNonNullElse(expectedChangeTo, usual.expectedChangeTo()),
                            false,
                            retention == null
                                    ? null
                                    : retention.stream()
                                            .map(RetentionBody::retentionClass)
                                            .toList()));
        }
    }

    /**
     * A retention class as it is sent.
     *
     * @param kind every kind that has no class of its own where absent
     * @param years 1 to 100
     */
    public record RetentionBody(
            @NotBlank String name,
            @Nullable AuditKind kind,
            int years,
            @NotNull RetentionStart from) {

        RetentionClass retentionClass() {
            return new RetentionClass(name, kind, years, from);
        }
    }

    @PostMapping
    Mono<ResponseEntity<CommandResult>> publish(@Valid @RequestBody FrameworkBody body, ServerWebExchange exchange) {
        return api.create(
                exchange, body.authority(), "/api/v1/frameworks/" + body.authority(), body, actor -> body.command());
    }
}
