package org.caseledger.eventstore;

import java.sql.Connection;

/** Where one of our stores keeps its tables. Makes them when they are not there, and refuses those of another version. */
public interface Database {

    /**
     * A connection to write with, in the driver's auto-commit mode.
     *
     * @throws StoreFileException if the tables are not ours, are of another version, or cannot be opened
     */
    Connection openWriter();

    /**
     * A connection to read with; {@link #openWriter} must have been called before. Any number of these may be open.
     *
     * @throws StoreFileException if it cannot be opened
     */
    Connection openReader();

    /** The statement that begins a transaction that writes. */
    String begin();
}
