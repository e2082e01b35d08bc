package org.caseledger.query.register;

import java.security.Principal;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** Who may read of people: who works half-time or is excused is for those who plan with it. */
public final class PeopleReaders {

    /** Their roles. */
    public static final Set<String> ROLES = Set.of("QA_LEAD", "DIRECTOR", "ADMIN", "DPO");

    private PeopleReaders() {}

    /** Whether somebody is one of them. */
    public static boolean include(Principal reader) {
        return reader instanceof Authentication signedIn
                && signedIn.getAuthorities().stream()
                        .anyMatch(
                                held -> ROLES.stream().anyMatch(role -> ("ROLE_" + role).equals(held.getAuthority())));
    }
}
