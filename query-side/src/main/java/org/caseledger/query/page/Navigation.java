package org.caseledger.query.page;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the navigation of every page knows of its reader. */
@ControllerAdvice(basePackageClasses = Navigation.class)
class Navigation {

    private static final String DPO = "ROLE_DPO";

    /** Whether they may see what was decided about people's texts. */
    @ModelAttribute("officer")
    boolean officer(@Nullable Principal reader) {
        return reader instanceof Authentication signedIn
                && signedIn.getAuthorities().stream().anyMatch(role -> DPO.equals(role.getAuthority()));
    }
}
