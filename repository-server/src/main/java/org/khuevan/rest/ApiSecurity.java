package org.khuevan.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.khuevan.people.AccessTokens;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.OutdatedSession;
import org.khuevan.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who reaches the API, the files and the state of the platform.
///
/// Programs sign in with every request, by HTTP Basic (RFC 7617) or an access token; wrong
/// credentials are refused even where none are needed. Scripts of our pages come with the session
/// of their page, and then prove with a CSRF token, sent as cookie `XSRF-TOKEN` and returned as
/// header `X-XSRF-TOKEN`, that they are ours. Finer rights belong to the rooms behind.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:rest.properties")
class ApiSecurity {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SIGNED_IN = "SPRING_SECURITY_CONTEXT";

    /// Requests are observed as a whole; to time each of twenty filters as well cost more than most
    /// of them do.
    @Bean
    static SecurityObservationSettings requestsAreObservedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    /// What is shown in a sandbox asks for nobody, sets nothing, and may stand in any frame: that
    /// of a website inside a bundle is as foreign to us as any other.
    @Bean
    @Order(0)
    SecurityFilterChain sandboxed(HttpSecurity http) {
        return http.securityMatcher("/inside/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.frameOptions(frames -> frames.disable())
                                .cacheControl(cache -> cache.disable()))
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, AccessTokens tokens, Problems problems, CurrentActor current) {
        return http.securityMatcher(
                        "/api/**",
                        "/files/**",
                        "/course-pictures/**",
                        "/v3/api-docs/**",
                        "/actuator/**")
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers("/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .access(administrators(current))
                                .requestMatchers(HttpMethod.OPTIONS)
                                .permitAll()
                                .requestMatchers(HttpMethod.PUT, "/api/accounts/*/password")
                                .authenticated()
                                // Before anybody's body is looked at.
                                .requestMatchers("/api/accounts/**", "/api/jobs/**")
                                .access(administrators(current))
                                .requestMatchers(HttpMethod.POST, "/api/organisations")
                                .access(administrators(current))
                                .requestMatchers(HttpMethod.PUT, "/api/organisations/*")
                                .access(administrators(current))
                                // Mail programs; the secret in the address is the permission.
                                .requestMatchers(
                                        HttpMethod.POST, "/api/search/alerts/*/unsubscribe")
                                .permitAll()
                                .requestMatchers("/api/tokens/**", "/api/uploads/**")
                                .authenticated()
                                .requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems::unauthenticated))
                .addFilterBefore(new OutdatedSession(current), BasicAuthenticationFilter.class)
                .addFilterBefore(new TokenFilter(tokens, problems), BasicAuthenticationFilter.class)
                .securityContext(context -> context.securityContextRepository(new SessionOfPages()))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                                .csrfTokenRequestHandler(cookieForPages())
                                .requireCsrfProtectionMatcher(request ->
                                        !SAFE.contains(request.getMethod())
                                                && comesWithSession(request)))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(problems::unauthenticated)
                                .accessDeniedHandler(problems::denied))
                .headers(headers ->
                        headers.referrerPolicy(policy ->
                                        policy.policy(
                                                ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                                .frameOptions(frames -> frames.sameOrigin()))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> administrators(
            CurrentActor current) {
        return (_, _) -> new AuthorizationDecision(current.get().isAtLeast(Role.ADMINISTRATOR));
    }

    /// The cookie is only set where there is a session to protect, so that answers to others stay
    /// cacheable.
    private static CsrfTokenRequestHandler cookieForPages() {
        CsrfTokenRequestAttributeHandler plain = new CsrfTokenRequestAttributeHandler();
        return (request, response, token) -> {
            plain.handle(request, response, token);
            if (comesWithSession(request)) {
                token.get().getToken();
            }
        };
    }

    private static boolean comesWithSession(HttpServletRequest request) {
        var session = request.getSession(false);
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && session != null
                && session.getAttribute(SIGNED_IN) != null;
    }
}
