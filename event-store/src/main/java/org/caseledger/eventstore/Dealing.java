package org.caseledger.eventstore;

import static java.util.Map.Entry.comparingByValue;

import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the shares of a task lie at one moment, and how they should: as even as can be, in as few moves as can be. Nodes that
 * see the same come to the same end, so that no two of them give for one that takes.
 *
 * @param held how many shares each node holds that takes part, by a number that is its own while it does
 * @param free how many shares nobody holds
 */
record Dealing(SortedMap<Integer, Integer> held, int free) {

    /** How many shares a node should hold; 0 where it takes no part. */
    int due(int node) {
        if (!held.containsKey(node)) {
            return 0;
        }
        SortedMap<Integer, Integer> dealt = new TreeMap<>(held);
        for (int share = 0; share < free; share++) {
            dealt.merge(least(dealt).getKey(), 1, Integer::sum);
        }
        while (most(dealt).getValue() - least(dealt).getValue() > 1) {
            int giver = most(dealt).getKey();
            int taker = least(dealt).getKey();
            dealt.merge(giver, -1, Integer::sum);
            dealt.merge(taker, 1, Integer::sum);
        }
        return dealt.getOrDefault(node, 0);
    }

    /** One of those that have fewest, the same on every node. */
    private static Entry<Integer, Integer> least(SortedMap<Integer, Integer> dealt) {
        return dealt.entrySet().stream().min(comparingByValue()).orElseThrow();
    }

    /** One of those that have most, the same on every node. */
    private static Entry<Integer, Integer> most(SortedMap<Integer, Integer> dealt) {
        return dealt.entrySet().stream().max(comparingByValue()).orElseThrow();
    }
}
