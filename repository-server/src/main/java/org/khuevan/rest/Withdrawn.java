package org.khuevan.rest;

/// What is asked for was public and then taken out of sight.
final class Withdrawn extends RuntimeException {

    private static final long serialVersionUID = 1;
}
