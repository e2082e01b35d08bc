package org.caseledger.query.page;

import java.security.Principal;
import java.util.Set;
import org.caseledger.query.facts.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What the frame of every page knows of its reader, and of what its figures leave out. */
@ControllerAdvice(basePackageClasses = Navigation.class)
class Navigation {

    private static final Set<String> OFFICERS = Set.of("ROLE_DPO");
    private static final Set<String> OF_DEAD_LETTERS = Set.of("ROLE_ADMIN", "ROLE_DPO", "ROLE_INSPECTOR");

    private final Facts facts;

    Navigation(Facts facts) {
        this.facts = facts;
    }

    /** Whether they may see what was decided about people's texts. */
    @ModelAttribute("officer")
    boolean officer(@Nullable Principal reader) {
        return hasOneOf(OFFICERS, reader);
    }

    /** Whether they may see which events could not be folded. */
    @ModelAttribute("seesDeadLetters")
    boolean seesDeadLetters(@Nullable Principal reader) {
        return hasOneOf(OF_DEAD_LETTERS, reader);
    }

    /** How many events the figures may leave out, since they could not be folded. */
    @ModelAttribute("missingEvents")
    long missingEvents(@RequestParam(required = false) @Nullable String authority) {
        String asked = authority == null || authority.isEmpty() ? null : authority;
        return facts.deadLetters().missingFrom(asked, Long.MAX_VALUE);
    }

    private static boolean hasOneOf(Set<String> roles, @Nullable Principal reader) {
        return reader instanceof Authentication signedIn
                && signedIn.getAuthorities().stream().anyMatch(role -> roles.contains(role.getAuthority()));
    }
}
