package org.caseledger.command.audit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caseledger.command.Edge;
import org.caseledger.command.FieldError;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.command.api.MalformedRequest;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.command.audit.AuditCommand.CancelAudit;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.ReassignAudit;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RecordFindings;
import org.caseledger.command.audit.AuditCommand.RecordFollowUp;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.RecordUpload;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.events.ExemptionGround;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** The audit's commands over HTTP. */
@RestController
@RequestMapping("/api/v1/audits")
public class AuditEndpoint {

    private final CommandApi api;
    private final Edge edge;

    public AuditEndpoint(CommandApi api, Edge edge) {
        this.api = api;
        this.edge = edge;
    }

    /** A day and, where it helps, why. */
    public record ReasonBody(
            @Nullable LocalDate on, @Nullable String reason) {}

    /**
     * An exemption as it is sent.
     *
     * @param ground left out where nobody says
     * @param approver the director who agreed, where another sends a discretionary one
     */
    public record ExemptionBody(
            @Nullable LocalDate on,
            @Nullable ExemptionGround ground,
            @Nullable String reason,
            @Nullable String approver) {

        GrantExemption command(String id, LocalDate day) {
            return new GrantExemption(
                    id, day, Objects.requireNonNullElse(ground, ExemptionGround.UNSTATED), reason, approver);
        }
    }

    /**
     * A reassignment as it is sent: of one of the two.
     *
     * @param auditor who takes the file over
     * @param secondAuditor who takes a looped audit's other half over
     */
    public record ReassignmentBody(
            @Nullable LocalDate on,
            @Nullable String auditor,
            @Nullable String secondAuditor,
            @Nullable String reason) {}

    /** A reflection as it is sent. */
    public record ReflectionBody(
            @Nullable LocalDate on, @Nullable String text) {}

    /**
     * A flag as it is sent.
     *
     * @param atRiskOfInadequate false takes the flag back; true where left out
     */
    public record RiskBody(
            @Nullable LocalDate on,
            @Nullable Boolean atRiskOfInadequate,
            @Nullable String rationale) {}

    /** An upload to the child's file as it is sent. */
    public record UploadBody(@Nullable LocalDate on) {}

    /** A follow-up as it is sent. */
    public record FollowUpBody(
            @Nullable LocalDate on, @Nullable String note) {}

    /**
     * An amendment as it is sent.
     *
     * @param overall the grade from now on; as before where left out
     * @param domains those that change
     */
    public record AmendmentBody(
            @Nullable LocalDate on,
            @Nullable String overall,
            @Nullable Map<String, String> domains,
            @Nullable String reason) {}

    /**
     * A correction as it is sent.
     *
     * @param field by its name here or its column in a file, such as {@code submittedGrade} or {@code views_child}
     * @param value the right one; left out where there should be none
     * @param approver who agreed, somebody else than the sender
     */
    public record CorrectionBody(
            @NotBlank String field,
            @Nullable String value,
            @Nullable String reason,
            @Nullable String approver) {}

    @PostMapping
    Mono<ResponseEntity<CommandResult>> allocate(@Valid @RequestBody AllocationBody body, ServerWebExchange exchange) {
        String location = "/api/v1/audits/" + UriUtils.encode(body.auditId(), "UTF-8");
        return api.create(exchange, body.auditId(), location, body, actor -> body.command());
    }

    @PostMapping("/{id}/reassignment")
    Mono<ResponseEntity<CommandResult>> reassign(
            @PathVariable String id, @RequestBody ReassignmentBody body, ServerWebExchange exchange) {
        if (body.auditor() != null && body.secondAuditor() != null) {
            throw new MalformedRequest(
                    new FieldError("secondAuditor", "secondAuditor stands beside auditor: reassign one at a time"));
        }
        boolean second = body.secondAuditor() != null;
        String auditor = second ? body.secondAuditor() : body.auditor();
        return api.change(
                exchange, id, body, actor -> new ReassignAudit(id, day(body.on()), second, auditor, body.reason()));
    }

    @PostMapping("/{id}/exemption")
    Mono<ResponseEntity<CommandResult>> exempt(
            @PathVariable String id, @RequestBody ExemptionBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> body.command(id, day(body.on())));
    }

    @PostMapping("/{id}/cancellation")
    Mono<ResponseEntity<CommandResult>> cancel(
            @PathVariable String id, @RequestBody ReasonBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new CancelAudit(id, day(body.on()), body.reason()));
    }

    @PostMapping("/{id}/grade")
    Mono<ResponseEntity<CommandResult>> submit(
            @PathVariable String id, @Valid @RequestBody GradeBody body, ServerWebExchange exchange) {
        GradeBody grading = body.withoutSampling();
        return api.change(exchange, id, grading, actor -> new SubmitGrade(id, day(grading.on()), grading.grading()));
    }

    @PostMapping("/{id}/second-grade")
    Mono<ResponseEntity<CommandResult>> submitSecond(
            @PathVariable String id, @Valid @RequestBody GradeBody body, ServerWebExchange exchange) {
        GradeBody grading = body.withoutSampling();
        return api.change(
                exchange, id, grading, actor -> new SubmitSecondGrade(id, day(grading.on()), grading.grading()));
    }

    @PostMapping("/{id}/rejection")
    Mono<ResponseEntity<CommandResult>> reject(
            @PathVariable String id, @RequestBody ReasonBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new RejectSubmission(id, day(body.on()), body.reason()));
    }

    @PostMapping("/{id}/moderation")
    Mono<ResponseEntity<CommandResult>> moderate(
            @PathVariable String id, @RequestBody GradeBody body, ServerWebExchange exchange) {
        GradeBody verdict = body.withoutFindings();
        return api.change(
                exchange,
                id,
                verdict,
                actor -> new ModerateGrade(
                        id,
                        day(verdict.on()),
                        actor.id(),
                        verdict.overall(),
                        verdict.sortedDomains(),
                        verdict.rationale(),
                        verdict.sampling()));
    }

    @PostMapping("/{id}/reconciliation")
    Mono<ResponseEntity<CommandResult>> reconcile(
            @PathVariable String id, @RequestBody GradeBody body, ServerWebExchange exchange) {
        GradeBody verdict = body.withoutFindings().withoutSampling();
        return api.change(
                exchange,
                id,
                verdict,
                actor -> new ReconcileGrades(
                        id, day(verdict.on()), verdict.overall(), verdict.sortedDomains(), verdict.rationale()));
    }

    @PostMapping("/{id}/findings")
    Mono<ResponseEntity<CommandResult>> find(
            @PathVariable String id, @Valid @RequestBody FindingsBody body, ServerWebExchange exchange) {
        boolean second = Boolean.TRUE.equals(body.second());
        return api.change(exchange, id, body, actor -> new RecordFindings(id, day(body.on()), second, body.told()));
    }

    @PostMapping("/{id}/reflection")
    Mono<ResponseEntity<CommandResult>> reflect(
            @PathVariable String id, @RequestBody ReflectionBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new RecordReflection(id, day(body.on()), body.text()));
    }

    @PostMapping("/{id}/risk")
    Mono<ResponseEntity<CommandResult>> flag(
            @PathVariable String id, @RequestBody RiskBody body, ServerWebExchange exchange) {
        boolean atRisk = !Boolean.FALSE.equals(body.atRiskOfInadequate());
        return api.change(exchange, id, body, actor -> new FlagRisk(id, day(body.on()), atRisk, body.rationale()));
    }

    @PostMapping("/{id}/upload")
    Mono<ResponseEntity<CommandResult>> upload(
            @PathVariable String id, @RequestBody UploadBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new RecordUpload(id, day(body.on())));
    }

    @PostMapping("/{id}/follow-up")
    Mono<ResponseEntity<CommandResult>> followUp(
            @PathVariable String id, @RequestBody FollowUpBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new RecordFollowUp(id, day(body.on()), body.note()));
    }

    @PostMapping("/{id}/amendment")
    Mono<ResponseEntity<CommandResult>> amend(
            @PathVariable String id, @RequestBody AmendmentBody body, ServerWebExchange exchange) {
        return amend(id, false, body, exchange);
    }

    @PostMapping("/{id}/second-amendment")
    Mono<ResponseEntity<CommandResult>> amendSecond(
            @PathVariable String id, @RequestBody AmendmentBody body, ServerWebExchange exchange) {
        return amend(id, true, body, exchange);
    }

    private Mono<ResponseEntity<CommandResult>> amend(
            String id, boolean second, AmendmentBody body, ServerWebExchange exchange) {
        TreeMap<String, String> domains = body.domains() == null ? new TreeMap<>() : new TreeMap<>(body.domains());
        return api.change(
                exchange,
                id,
                body,
                actor -> new AmendGrade(id, day(body.on()), second, body.overall(), domains, body.reason()));
    }

    @PostMapping("/{id}/correction")
    Mono<ResponseEntity<CommandResult>> correct(
            @PathVariable String id, @Valid @RequestBody CorrectionBody body, ServerWebExchange exchange) {
        return api.change(
                exchange,
                id,
                body,
                actor -> new CorrectRecord(id, body.field(), body.value(), body.reason(), body.approver()));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, edge::today);
    }
}
