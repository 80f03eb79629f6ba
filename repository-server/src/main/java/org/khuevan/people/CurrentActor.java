package org.khuevan.people;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who asks in this thread, as Spring Security knows it.
@Component
public class CurrentActor {

    private static final Actor VISITOR = new Actor.Visitor();

    /// The member who signed in, or a visitor.
    public Actor get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn.actor();
        }
        return VISITOR;
    }

    /// What a signed-in principal can tell.
    public interface SignedIn {
        Actor.Member actor();
    }
}
