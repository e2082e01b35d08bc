package org.caseledger.query.lookup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.caseledger.query.history.HistoryEntry;

/**
 * What happened to an audit, in the order in which the ledger was told.
 *
 * @param position how far the ledger is told
 */
public record AuditHistory(
        String auditId,
        List<HistoryEntry> entries,
        @JsonIgnore long position) {}
