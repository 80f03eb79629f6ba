package org.khuevan.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/// Lets scripts of our own pages call the API as the person who signed in there, and never begins a
/// session itself. A request that says by itself who asks does not look at the session at all.
final class SessionOfPages implements SecurityContextRepository {

    private final SecurityContextRepository pages = new HttpSessionSecurityContextRepository();
    private final SecurityContextRepository request =
            new RequestAttributeSecurityContextRepository();

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest asked) {
        return of(asked).loadDeferredContext(asked);
    }

    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "removal"})
    public SecurityContext loadContext(
            org.springframework.security.web.context.HttpRequestResponseHolder holder) {
        return of(holder.getRequest()).loadContext(holder);
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest asked, HttpServletResponse response) {
        request.saveContext(context, asked, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest asked) {
        return of(asked).containsContext(asked);
    }

    private SecurityContextRepository of(HttpServletRequest asked) {
        return asked.getHeader(HttpHeaders.AUTHORIZATION) == null ? pages : request;
    }
}
