package org.khuevan.people;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who asks in this thread, as Spring Security knows it.
@Component
public class CurrentActor {

    private static final Actor VISITOR = new Actor.Visitor();

    private final AccountRows accounts;

    CurrentActor(AccountRows accounts) {
        this.accounts = accounts;
    }

    /// The member who signed in, with the rights that they have now, or a visitor. Somebody whose
    /// account was closed meanwhile is a visitor again after at most two seconds.
    public Actor get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return accounts.recent(signedIn.actor().account())
                    .filter(Account::enabled)
                    .<Actor>map(SignedInPerson::member)
                    .orElse(VISITOR);
        }
        return VISITOR;
    }

    /// What a signed-in principal can tell.
    public interface SignedIn {
        Actor.Member actor();
    }
}
