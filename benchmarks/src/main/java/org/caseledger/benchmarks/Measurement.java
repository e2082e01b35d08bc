package org.caseledger.benchmarks;

import java.util.List;

/** One of the things that can be measured, each in a JVM of its own, so that none warms or burdens the next. */
interface Measurement {

    /** What it is called on the command line. */
    String name();

    /** What it measures, in a line. */
    String about();

    /** Measures, says on the error stream how far it is, and gives the figures. */
    List<Figure> measure(Setup setup) throws Exception;
}
