package org.caseledger.command.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.command.api.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The imports of this process, the latest hundred. They are lost at a restart; what they appended is not. */
public final class Imports {

    private static final int KEPT = 100;

    private final Map<String, ImportJob> jobs = new LinkedHashMap<>();
    private final Supplier<String> ids;

    public Imports(Supplier<String> ids) {
        this.ids = ids;
    }

    /** A new job, under an id of its own. */
    public synchronized ImportJob begin(boolean dryRun) {
        if (jobs.size() >= KEPT) {
            ImportJob oldest = jobs.remove(jobs.keySet().iterator().next());
            if (oldest != null) {
                oldest.refusals().delete();
            }
        }
        ImportJob job = new ImportJob(ids.get(), dryRun);
        jobs.put(job.id(), job);
        return job;
    }

    /**
     * A job by its id.
     *
     * @throws ErrorResponseException 404 where there is none
     */
    public synchronized ImportJob known(String id) {
        ImportJob job = jobs.get(id);
        if (job == null) {
            throw Problems.refusal(
                    HttpStatus.NOT_FOUND,
                    "unknown-import",
                    "There is no import of this id: the node that it was sent to knows it, until its next start");
        }
        return job;
    }
}
