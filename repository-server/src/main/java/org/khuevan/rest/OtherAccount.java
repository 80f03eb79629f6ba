package org.khuevan.rest;

/// What waited on a device for a line was done by somebody else than who is signed in there now.
final class OtherAccount extends RuntimeException {

    private static final long serialVersionUID = 1;

    OtherAccount() {
        super("done by another account");
    }
}
