package org.khuevan.people;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;

/// Lets people stay signed in on a device of their own, beyond the session and beyond a restart, if
/// they ask for it with the field [#FIELD] of the form. The cookie is signed with a key of the
/// platform and with the account's encoded password: another password, a closed account or signing
/// out ends it.
@Configuration(proxyBeanMethods = false)
public class StayingSignedIn {

    /// The field of the form that asks for it.
    public static final String FIELD = "stay";

    private static final String COOKIE = "khuevan-stay";
    private static final Duration LIFE = Duration.ofDays(30);

    @Bean
    AbstractRememberMeServices rememberMe(AccountRows accounts, JdbcClient database) {
        Services services = new Services(key(database), accounts);
        services.setParameter(FIELD);
        services.setCookieName(COOKIE);
        services.setTokenValiditySeconds(Math.toIntExact(LIFE.toSeconds()));
        services.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return services;
    }

    private static String key(JdbcClient database) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        database.sql("insert into secret (name, value) values (?, ?) on conflict do nothing")
                .params(COOKIE, HexFormat.of().formatHex(bytes))
                .update();
        return database.sql("select value from secret where name = ?")
                .param(COOKIE)
                .query(String.class)
                .single();
    }

    private static final class Services extends TokenBasedRememberMeServices {

        Services(String key, AccountRows accounts) {
            super(
                    key,
                    login ->
                            accounts.credentials(login)
                                    .map(Remembered::new)
                                    .orElseThrow(() -> new UsernameNotFoundException(login)));
        }

        /// The principal is the same as after signing in by password.
        @Override
        protected Authentication createSuccessfulAuthentication(
                HttpServletRequest request, UserDetails user) {
            return super.createSuccessfulAuthentication(
                    request,
                    user instanceof Remembered remembered
                            ? SignedInPerson.of(remembered.credentials())
                            : user);
        }
    }

    /// An account together with what its cookie is signed with.
    private record Remembered(AccountRows.Credentials credentials) implements UserDetails {

        private static final long serialVersionUID = 1;

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return List.of();
        }

        @Override
        public String getPassword() {
            return credentials.password();
        }

        @Override
        public String getUsername() {
            return credentials.account().login();
        }

        @Override
        public boolean isEnabled() {
            return credentials.account().enabled();
        }
    }
}
