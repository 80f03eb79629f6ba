package org.khuevan.rest;

import java.util.List;
import org.khuevan.rest.Problems.FieldError;

/// What was sent is well-formed, but some fields cannot be accepted.
///
/// The messages are keys of sentences.
final class NotAcceptableFields extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FieldError> errors;

    NotAcceptableFields(List<FieldError> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    List<FieldError> errors() {
        return errors;
    }
}
