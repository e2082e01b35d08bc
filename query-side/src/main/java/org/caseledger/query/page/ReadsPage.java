package org.caseledger.query.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.query.reads.ReadLedger;
import org.caseledger.query.reads.ReadsQuestion;
import org.caseledger.query.reads.RecordedLook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who looked at what, the newest first, for data-protection officers. */
@Controller
class ReadsPage {

    private static final int PER_PAGE = 100;

    /** One look in words. */
    record Line(
            String when,
            String who,
            String what,
            String audit,
            String subject,
            String purpose,
            String status,
            String asked) {}

    private final ReadLedger ledger;

    ReadsPage(ReadLedger ledger) {
        this.ledger = ledger;
    }

    @GetMapping(path = "/reads", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> reads(ServerHttpRequest request) {
        return Mono.fromCallable(() -> page(request.getQueryParams())).subscribeOn(Schedulers.boundedElastic());
    }

    private Rendering page(Map<String, List<String>> given) {
        try {
            return page(ReadsQuestion.read(Asked.filled(given), PER_PAGE), List.of());
        } catch (ErrorResponseException e) {
            return page(ReadsQuestion.everything(PER_PAGE), PageErrors.of(e));
        }
    }

    private Rendering page(ReadsQuestion question, List<PageErrors.PageError> errors) {
        List<RecordedLook> found = errors.isEmpty() ? ledger.find(question.search(true)) : List.of();
        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("question", question);
        model.put("lines", found.stream().map(ReadsPage::line).toList());
        model.put("file", link("/api/v1/reads", question, "format", "csv"));
        if (found.size() == question.limit()) {
            model.put(
                    "older", link("/reads", question, "before", found.getLast().sequence()));
        }
        if (question.before() != null) {
            model.put("newest", link("/reads", question, "limit", question.limit()));
        }
        return Rendering.view("caseledger/reads")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    private static Line line(RecordedLook look) {
        return new Line(
                Words.moment(look.at()),
                look.actor() + " (" + Words.words(look.role()) + ")",
                Words.words(look.kind().name()),
                Words.text(look.auditId()),
                Words.text(look.subject()),
                Words.text(look.purpose()),
                String.valueOf(look.status()),
                look.asked());
    }

    /** The same question elsewhere. */
    private static String link(String path, ReadsQuestion question, String name, Object value) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam(name, value);
        Map<String, Object> values = new HashMap<>();
        add(address, values, "actor", question.actor());
        add(address, values, "authority", question.authority());
        add(address, values, "audit", question.audit());
        add(address, values, "subject", question.subject());
        add(address, values, "from", question.from());
        add(address, values, "to", question.to());
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void add(
            UriComponentsBuilder address, Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
