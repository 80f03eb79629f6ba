package org.khuevan.ui.account;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.OutdatedSession;
import org.khuevan.people.TooManyAttempts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Guards the pages. Each view says itself who may open it; here is how people sign in and out.
///
/// The chain comes last and takes whatever no other room has claimed. Its CSRF token is in the
/// cookie `XSRF-TOKEN` and comes back in the header `X-XSRF-TOKEN` or the field `_csrf`; Vaadin's
/// own requests carry a token of their own.
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    static final String SIGN_IN = "/sign-in";

    /// Nobody frames our pages, and what a description says can neither run plug-ins, move the base
    /// of addresses nor send a form elsewhere.
    private static final String POLICY =
            "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'";

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain pages(
            HttpSecurity http,
            List<AuthenticationProvider> providers,
            AbstractRememberMeServices staying,
            CurrentActor current,
            RequestUtil requests) {
        List<AuthenticationProvider> all = new ArrayList<>(thoseForPasswords(providers));
        all.add(new RememberMeAuthenticationProvider(staying.getKey()));
        http.authenticationManager(new ProviderManager(all));
        http.addFilterBefore(new OutdatedSession(current), RememberMeAuthenticationFilter.class);
        http.rememberMe(stay -> stay.rememberMeServices(staying).key(staying.getKey()));
        http.csrf(csrf -> csrf.spa().ignoringRequestMatchers(requests::isFrameworkInternalRequest));
        http.formLogin(form ->
                form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .failureHandler(PageSecurity::refused));
        http.exceptionHandling(handling ->
                handling.defaultAccessDeniedHandlerFor(
                        (request, response, _) -> lead(request, response, SIGN_IN + "?stale"),
                        PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, SIGN_IN)));
        http.authorizeHttpRequests(rules ->
                rules.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("ADMINISTRATOR"));
        http.headers(headers ->
                headers.frameOptions(FrameOptionsConfig::sameOrigin)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy ->
                                policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)));
        // What is neither a view nor claimed elsewhere is a script, a style, or not there at all,
        // and that is for everybody to see.
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin ->
                        vaadin.loginView(SIGN_IN, "/")
                                .enableCsrfConfiguration(false)
                                .anyRequest(AuthorizedUrl::permitAll));
        return http.build();
    }

    private static List<AuthenticationProvider> thoseForPasswords(
            List<AuthenticationProvider> providers) {
        return providers.stream()
                .filter(provider -> provider.supports(UsernamePasswordAuthenticationToken.class))
                .toList();
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String how =
                why instanceof TooManyAttempts tooMany ? "?wait=" + tooMany.seconds() : "?refused";
        lead(request, response, SIGN_IN + how);
    }

    private static void lead(HttpServletRequest request, HttpServletResponse response, String to)
            throws IOException {
        response.sendRedirect(request.getContextPath() + to);
    }
}
