package org.caseledger.query.explain;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.query.QueryServer;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class DifferenceEndpointTest extends WebTest {

    private static final String VIEW = "/api/v1/views/grade-distribution/difference?authority=";

    private BodyContentSpec difference(String rest) {
        return client.get().uri(VIEW + rest).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void namesTheLateReturnBehindEveryFigureThatItChanged() {
        Ledger ledger = new Ledger();
        ledger.audit("D-there", as -> as.of("E10000082")).submitted("2019-08-10", "Good");
        ledger.audit("D-late", as -> as.of("E10000082"));
        long published = feed.all(ledger);
        ledger.again("D-late").submitted("2019-08-30", "Inadequate");
        long known = feed.all(ledger);

        difference("E10000082&asAt=2019-08-31&knownAt=%s&otherKnownAt=%s"
                        .formatted(QueryServer.NOW.plusMillis(published), QueryServer.NOW.plusMillis(known)))
                .json("""
                        {"view":"grade-distribution","by":"month",
                         "report":{"asAt":"2019-08-31","position":%d},"other":{"asAt":"2019-08-31","position":%d},
                         "settings":[],
                         "cells":[
                           {"row":{"group":"2019-08"},"cell":"total","from":1,"to":2,
                            "changed":{"count":1,"complete":true,"members":[
                              {"kind":"AUDIT","id":"D-late",
                               "from":{"part":"leftOut","why":"not yet submitted; due 2019-08-28"},
                               "to":{"part":"numerator","why":"stands at Inadequate"},
                               "events":[{"position":%d,"type":"GradeSubmitted","kind":"AUDIT","id":"D-late",
                                          "effectiveOn":"2019-08-30"}]}]}},
                           {"cell":"counts.Inadequate","from":0,"to":1},
                           {"cell":"percents.Good","from":100.0,"to":50.0,
                            "changed":{"members":[{"id":"D-late","to":{"part":"denominator"}}]}},
                           {"cell":"percents.Inadequate","from":0.0,"to":50.0},
                           {"cell":"intervals.Outstanding"},
                           {"cell":"intervals.Good","from":[20.7,100.0],"to":[9.5,90.5]},
                           {"cell":"intervals.Requires Improvement"},
                           {"cell":"intervals.Inadequate"}]}""".formatted(published, known, known));
    }

    @Test
    void namesTheCorrectionThatMovedADayIntoTheReport() {
        Ledger ledger = new Ledger();
        ledger.audit("D-day", as -> as.of("E10000084")).submitted("2019-08-30", "Good");
        long published = feed.all(ledger);
        ledger.again("D-day")
                .tell(new RecordCorrected(
                        "D-day",
                        LocalDate.parse("2019-08-30"),
                        "submittedOn",
                        "2019-08-30",
                        "2019-08-03",
                        Audit.text("typed wrong"),
                        "director.one"));
        long known = feed.all(ledger);

        difference("E10000084&asAt=2019-08-15&knownAt=%s&otherKnownAt=%s"
                        .formatted(QueryServer.NOW.plusMillis(published), QueryServer.NOW.plusMillis(known)))
                .jsonPath("$.cells[0].changed.members[0].events[*].type")
                .isEqualTo(List.of("GradeSubmitted", "RecordCorrected"));
    }

    @Test
    void comparesWithTodayUnlessTheOtherDayIsGiven() {
        Ledger ledger = new Ledger();
        ledger.audit("D-up", as -> as.of("E10000083"))
                .submitted("2019-08-10", "Good")
                .moderated("2019-09-10", "Good", "Outstanding");
        ledger.audit("D-hidden", as -> as.of("E10000083").looped()).secondSubmitted("2019-08-09", "Good");
        feed.all(ledger);

        difference("E10000083&asAt=2019-08-31")
                .jsonPath("$.other.asAt")
                .isEqualTo("2019-09-15")
                .jsonPath("$.cells[*].cell")
                .isEqualTo(List.of(
                        "counts.Outstanding",
                        "counts.Good",
                        "percents.Outstanding",
                        "percents.Good",
                        "intervals.Outstanding",
                        "intervals.Good"))
                .jsonPath("$.cells[1].changed.members[0].events[*].type")
                .isEqualTo(List.of("GradeModerated"));
        difference("E10000083&asAt=2019-08-31&otherAsAt=2019-09-09")
                .jsonPath("$.cells")
                .isEmpty();
        difference("E10000083&asAt=2019-08-09&otherAsAt=2019-08-10")
                .jsonPath("$.cells[0].cell")
                .isEqualTo("total")
                .jsonPath("$.cells[0].from")
                .isEmpty();
    }

    @Test
    void refusesWhatItCannotRead() {
        client.get()
                .uri(VIEW + "E10000083&otherAsAt=soon")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("otherAsAt");
        client.get()
                .uri("/api/v1/views/plain/difference")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-lineage");
    }
}
