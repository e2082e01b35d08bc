package org.caseledger.events.sampling;

import java.util.Comparator;
import java.util.List;
import org.caseledger.events.Unmet;

/**
 * What a draw gave.
 *
 * @param proposal in the order in which it was drawn
 * @param unmet what of the policy could not be kept, by why, then by whom it concerns
 */
public record Drawn<P>(List<P> proposal, List<Unmet> unmet) {

    public Drawn {
        proposal = List.copyOf(proposal);
        unmet = unmet.stream()
                .distinct()
                .sorted(Comparator.comparing(Unmet::why)
                        .thenComparing(Unmet::of, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
