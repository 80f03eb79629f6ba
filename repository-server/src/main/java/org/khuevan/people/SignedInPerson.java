package org.khuevan.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// The principal of somebody who signed in. It holds no password.
///
/// @param stamp of the credentials with which they did: another password has another one
public record SignedInPerson(String login, Actor.Member actor, String stamp)
        implements UserDetails {

    private static final long serialVersionUID = 1;

    static SignedInPerson of(AccountRows.Credentials credentials) {
        Account account = credentials.account();
        return new SignedInPerson(account.login(), member(account), credentials.stamp());
    }

    static Actor.Member member(Account account) {
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }

    /// `ROLE_` and the role, and those of all roles below it.
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        List<SimpleGrantedAuthority> authorities =
                Arrays.stream(Role.values())
                        .filter(actor.role()::atLeast)
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
        return authorities;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return login;
    }
}
