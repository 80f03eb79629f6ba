package org.khuevan.rest;

import org.springframework.security.authentication.BadCredentialsException;

/// The access token in the request opens nothing.
final class BadToken extends BadCredentialsException {

    private static final long serialVersionUID = 1;

    BadToken() {
        super("the access token is not valid");
    }
}
