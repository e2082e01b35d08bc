package org.caseledger.councils;

import java.util.List;

/**
 * Decisions taken from a list of numbers. Where the list ends, or holds a 0, the first and simplest choice is taken: so a
 * shorter list of smaller numbers makes a simpler council, and shrinking needs no help.
 */
final class Choices {

    private final List<Integer> numbers;
    private int next;

    Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** A number from 0 up to, not including, a bound. */
    int below(int bound) {
        int number = next < numbers.size() ? numbers.get(next) : 0;
        next++;
        return number % bound;
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
