package org.caseledger.query.statistics;

/** How far a disagreement counts as agreement, by how far apart the two grades are on the scale. */
public enum Weights {
    /** Not at all: grades are the same or they aren't. */
    IDENTITY {
        @Override
        double of(int distance, int farthest) {
            return distance == 0 ? 1 : 0;
        }
    },
    /** The nearer the more, by steps. */
    LINEAR {
        @Override
        double of(int distance, int farthest) {
            return 1 - (double) distance / farthest;
        }
    },
    /** The nearer the more, by squared steps: near misses cost little. */
    QUADRATIC {
        @Override
        double of(int distance, int farthest) {
            double steps = (double) distance / farthest;
            return 1 - steps * steps;
        }
    };

    abstract double of(int distance, int farthest);
}
