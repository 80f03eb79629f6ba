package org.khuevan.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
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
    /// account was closed or got another password meanwhile is a visitor again after at most two
    /// seconds.
    public Actor get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson one) {
            return accounts.recent(one.actor().account())
                    .filter(now -> now.account().enabled() && now.stamp().equals(one.stamp()))
                    .<Actor>map(now -> SignedInPerson.member(now.account()))
                    .orElse(VISITOR);
        }
        return VISITOR;
    }

    /// Lets the session of a request go on after its own person has changed the password, which
    /// ends all others.
    public void goOn(HttpServletRequest request, HttpServletResponse response) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before != null && before.getPrincipal() instanceof SignedInPerson one) {
            accounts.credentials(one.actor().account())
                    .map(SignedInPerson::of)
                    .ifPresent(now -> {
                        SecurityContext context =
                                new SecurityContextImpl(
                                        UsernamePasswordAuthenticationToken.authenticated(
                                                now, null, now.getAuthorities()));
                        SecurityContextHolder.setContext(context);
                        new HttpSessionSecurityContextRepository()
                                .saveContext(context, request, response);
                    });
        }
    }
}
