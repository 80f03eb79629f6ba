package org.khuevan.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.catalogue.Sentences;
import org.khuevan.people.TooManyAttempts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Problem details (RFC 9457) in the language of the request; also for what fails before any
/// controller is reached.
@Component
class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /// One thing that cannot be accepted.
    ///
    /// @param field its path in what was sent
    record FieldError(String field, String message) {}

    static ProblemDetail problem(HttpStatus status, String sentence) {
        return ProblemDetail.forStatusAndDetail(status, sentence);
    }

    static ProblemDetail problem(HttpStatus status, String sentence, List<FieldError> errors) {
        ProblemDetail problem = problem(status, sentence);
        problem.setProperty("errors", errors);
        return problem;
    }

    /// Signing in failed or is needed.
    void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        Locale locale = request.getLocale();
        switch (why) {
            case TooManyAttempts attempts -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(attempts.seconds()));
                write(
                        request,
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        Sentences.of("sign-in.wait", locale, attempts.seconds()));
            }
            case BadToken _ -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        Sentences.of("sign-in.token", locale));
            }
            case BadCredentialsException _ -> {
                challenge(request, response);
                write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        Sentences.of("sign-in.wrong", locale));
            }
            default -> {
                challenge(request, response);
                write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        Sentences.of("sign-in.needed", locale));
            }
        }
    }

    /// The request came without a CSRF token, or from somebody who may not do this.
    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        String key = why instanceof CsrfException ? "csrf" : "not-allowed";
        write(request, response, HttpStatus.FORBIDDEN, Sentences.of(key, request.getLocale()));
    }

    /// Browsers would open a window of their own for it, which scripts of our pages do not want.
    private static void challenge(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestedSessionId() == null
                && request.getHeader("X-Requested-With") == null) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Khue Van\", charset=\"UTF-8\"");
        }
    }

    /// Answers with a problem, where no controller is.
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String sentence)
            throws IOException {
        ProblemDetail problem = problem(status, sentence);
        instance(request).ifPresent(problem::setInstance);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /// What was asked for may be no address at all, such as `//`.
    private static Optional<URI> instance(HttpServletRequest request) {
        try {
            return Optional.of(new URI(request.getRequestURI()));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    static boolean isVisitor() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || who instanceof AnonymousAuthenticationToken;
    }
}
