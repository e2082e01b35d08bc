package org.caseledger.query.rebuild;

import org.caseledger.query.rebuild.Rebuild.Progress;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds over HTTP: the work goes on after the answer. */
@RestController
@RequestMapping("/api/v1/rebuilds")
class RebuildEndpoint {

    private final Rebuilds rebuilds;

    RebuildEndpoint(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /**
     * What to make anew.
     *
     * @param what facts, a view's name or documents
     * @param acceptDifferences whether facts that answer otherwise may take the place of those that serve
     */
    record RebuildBody(String what, boolean acceptDifferences) {}

    @PostMapping
    ResponseEntity<Progress> begin(@RequestBody RebuildBody body) {
        return accepted(rebuilds.begin(body.what(), body.acceptDifferences()));
    }

    @GetMapping("/{id}")
    Progress progress(@PathVariable String id) {
        return rebuilds.known(id).progress();
    }

    /** The answer to whoever began a rebuild. */
    static ResponseEntity<Progress> accepted(Rebuild rebuild) {
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/rebuilds/" + rebuild.id())
                .body(rebuild.progress());
    }
}
