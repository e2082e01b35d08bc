package org.caseledger.ledger.backup;

/**
 * A piece of a backup, held in memory whole: at most 1,000 events or a megabyte of another file.
 *
 * @param name such as {@code events/000000012000.jsonl} or {@code keys/keys.db/000000}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to be hashed and written, never compared
record Part(String name, byte[] bytes) {}
