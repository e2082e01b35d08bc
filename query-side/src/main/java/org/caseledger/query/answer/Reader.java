package org.caseledger.query.answer;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Who reads.
 *
 * @param everybody whether they may see what personal views tell of others
 */
public record Reader(String name, boolean everybody) {

    private static final String QA_LEAD = "ROLE_QA_LEAD";

    /** Whoever is signed in. */
    public static Reader of(Principal principal) {
        boolean everybody = principal instanceof Authentication signedIn
                && signedIn.getAuthorities().stream().anyMatch(role -> QA_LEAD.equals(role.getAuthority()));
        return new Reader(principal.getName(), everybody);
    }

    /** About whom personal views may tell them; everybody where absent. */
    @Nullable
    String sees() {
        return everybody ? null : name;
    }
}
