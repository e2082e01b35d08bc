package org.caseledger.query.facts;

/** Where the newest facts of one thing stand, so that an index points at it once and for all. One thread writes. */
final class Latest<T> {

    private volatile T facts;

    Latest(T facts) {
        this.facts = facts;
    }

    T get() {
        return facts;
    }

    void set(T newer) {
        facts = newer;
    }
}
