package org.caseledger.query.replay;

import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.lookup.AuditRecord;

/**
 * One step of a replay.
 *
 * @param step its number, from 1
 * @param of how many there are
 * @param entry what happened, as the history tells it
 * @param state the audit right after it, as it was read then
 */
public record Step(int step, int of, HistoryEntry entry, AuditRecord state) {}
