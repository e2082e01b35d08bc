package org.caseledger.query.page;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.lookup.ActionRecord;
import org.caseledger.query.lookup.AuditHistory;
import org.caseledger.query.lookup.AuditRecord;
import org.caseledger.query.lookup.FindingsRecord;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.page.Timeline.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** One audit: what it is of, where it stands, everything that happened to it, and the actions that followed. */
@Controller
class AuditPage {

    private final Lookups lookups;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    AuditPage(Lookups lookups, CaughtUp caughtUp, Scheduler computing) {
        this.lookups = lookups;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/audits/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> audit(@PathVariable String id, Principal reader, ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(id, reader.getName())).subscribeOn(computing));
    }

    private Rendering page(String id, String reader) {
        try {
            AuditRecord audit = lookups.audit(id, reader);
            AuditHistory history = lookups.history(id, reader, Long.MAX_VALUE, null);
            return Rendering.view("caseledger/audit")
                    .model(Map.of(
                            "id", id,
                            "standing", audit.standing() == null ? "No grade" : audit.standing(),
                            "status", Words.words(audit.status().name()),
                            "lines", lines(audit),
                            "domains", domains(audit),
                            "findings", found(audit),
                            "entries", Timeline.of(history),
                            "actions", actions(lookups.actionsOf(id)),
                            "stream", "/api/v1/audits/" + UriUtils.encode(id, "UTF-8") + "/history/stream",
                            "position", history.position()))
                    .build();
        } catch (ErrorResponseException e) {
            return Rendering.view("caseledger/unknown-audit")
                    .status(HttpStatus.NOT_FOUND)
                    .build();
        }
    }

    private static List<Line> lines(AuditRecord audit) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Authority", audit.authority()));
        lines.add(new Line("Round", Words.month(audit.round())));
        lines.add(new Line("Programme", audit.programme()));
        lines.add(new Line("Kind", Words.words(audit.kind().name())));
        add(lines, "Child reference", audit.childRef());
        add(lines, "Cohort", audit.cohort());
        add(lines, "Area", audit.area());
        add(lines, "Team", audit.team());
        add(lines, "Theme of the sample", audit.theme());
        lines.add(new Line("Auditor", audit.auditor()));
        add(lines, "Second auditor", audit.secondAuditor());
        add(lines, "Re-audit of", audit.reAuditOf());
        lines.add(new Line("Allocated", Words.day(audit.allocatedOn())));
        lines.add(new Line("Due", Words.day(audit.dueOn())));
        if (audit.standingSince() != null) {
            lines.add(new Line("At a grade since", Words.day(audit.standingSince())));
        }
        add(lines, "Cancelled", audit.cancelledOn());
        add(lines, "Uploaded to the child's file", audit.uploadedOn());
        add(lines, "Followed up", audit.followedUpOn());
        return lines;
    }

    private static void add(List<Line> lines, String term, @Nullable LocalDate day) {
        if (day != null) {
            lines.add(new Line(term, Words.day(day)));
        }
    }

    private static void add(List<Line> lines, String term, @Nullable String value) {
        if (value != null) {
            lines.add(new Line(term, value));
        }
    }

    /** What its gradings found, line by line. */
    private static List<Line> found(AuditRecord audit) {
        List<Line> lines = new ArrayList<>();
        for (FindingsRecord grading : audit.findings()) {
            String whose = grading.second() ? " (second auditor)" : "";
            grading.findings()
                    .forEach(found -> lines.add(new Line(
                            Words.words(found.kind().name()) + whose,
                            found.text() == null ? found.theme() : found.theme() + ": " + found.text())));
            grading.familyWords()
                    .forEach((member, words) -> lines.add(
                            new Line("Words of the " + member.name().toLowerCase(Locale.ROOT) + whose, words)));
            add(lines, "Impact on the child" + whose, grading.impact());
        }
        return lines;
    }

    private static Table domains(AuditRecord audit) {
        return new Table(
                "Grades of the domains",
                List.of("Domain", "Grade"),
                2,
                audit.domains().entrySet().stream()
                        .map(domain -> List.of(domain.getKey(), domain.getValue()))
                        .toList());
    }

    private static Table actions(List<ActionRecord> actions) {
        return new Table(
                "Actions that followed",
                List.of("Action", "What", "Owner", "Raised", "Due", "Status"),
                6,
                actions.stream()
                        .map(action -> List.of(
                                action.actionId(),
                                Words.text(action.description()),
                                Words.text(action.owner()),
                                Words.day(action.raisedOn()),
                                Words.day(action.dueOn()),
                                Words.words(action.status().name())))
                        .toList());
    }
}
