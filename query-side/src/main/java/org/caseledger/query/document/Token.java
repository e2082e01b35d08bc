package org.caseledger.query.document;

/**
 * How far a segment's documents are written.
 *
 * @param position every document holds at least what was told up to it; -1 where nothing is sure, -2 where the documents are
 *     of another ledger or another form
 * @param asked how often somebody asked for all of them anew
 */
record Token(long position, long asked) {

    static final long NOTHING = -1;
    static final long OF_ANOTHER = -2;
}
