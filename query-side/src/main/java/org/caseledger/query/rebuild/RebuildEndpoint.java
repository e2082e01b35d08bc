package org.caseledger.query.rebuild;

import java.util.Objects;
import org.caseledger.query.rebuild.Rebuild.Progress;
import org.jspecify.annotations.Nullable;
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
     * @param acceptDifferences whether facts that answer otherwise may take the place of those that serve; not where left
     *     out
     */
    record RebuildBody(@Nullable String what, @Nullable Boolean acceptDifferences) {}

    @PostMapping
    ResponseEntity<Progress> begin(@RequestBody RebuildBody body) {
        return rebuilds.begin(
                        Objects.requireNonNullElse(body.what(), ""), Boolean.TRUE.equals(body.acceptDifferences()))
                .accepted();
    }

    @GetMapping("/{id}")
    Progress progress(@PathVariable String id) {
        return rebuilds.known(id).progress();
    }
}
