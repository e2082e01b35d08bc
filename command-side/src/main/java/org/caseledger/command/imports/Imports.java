package org.caseledger.command.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
            jobs.remove(jobs.keySet().iterator().next());
        }
        ImportJob job = new ImportJob(ids.get(), dryRun);
        jobs.put(job.id(), job);
        return job;
    }

    /** A job by its id. */
    public synchronized Optional<ImportJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }
}
