package org.khuevan.rest;

import java.util.Locale;
import org.khuevan.catalogue.Sentences;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.learning.NotPossible;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Translates what the learning room refuses; courses that are not there are [CourseAdvice]'s.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LearningAdvice {

    @ExceptionHandler
    ProblemDetail answer(NoSuchActivity none, Locale locale) {
        return Problems.problem(HttpStatus.NOT_FOUND, Sentences.of("not-found", locale));
    }

    /// Whoever did it may sign in again and send it then.
    @ExceptionHandler
    ProblemDetail answer(OtherAccount other, Locale locale) {
        return Problems.problem(HttpStatus.UNAUTHORIZED, Sentences.of("sign-in.other", locale));
    }

    /// The reason is there for programs, too.
    @ExceptionHandler
    ProblemDetail answer(NotPossible refused, Locale locale) {
        NotPossible.Reason reason = refused.reason();
        HttpStatus status =
                switch (reason) {
                    case NOT_ENROLLED, NOT_OPEN, WRONG_KEY, NOT_INVITED, LOCKED ->
                            HttpStatus.FORBIDDEN;
                    case NO_MORE_ATTEMPTS,
                            NO_QUESTIONS,
                            TIME_OVER,
                            HANDED_IN,
                            HANDED_IN_ANEW,
                            ANSWERS_GONE,
                            FINAL,
                            NOTHING_HANDED_IN,
                            NOT_FINISHED,
                            NOT_MARKED,
                            NOT_SHOWN,
                            NO_CERTIFICATE ->
                            HttpStatus.CONFLICT;
                    case NOT_THIS_KIND,
                            TOO_MANY_FILES,
                            EMPTY_TEXT,
                            LONG_TEXT,
                            POINTS,
                            LEVELS_MISSING ->
                            HttpStatus.UNPROCESSABLE_CONTENT;
                };
        ProblemDetail problem =
                Problems.problem(status, Sentences.of("learning." + reason, locale));
        problem.setProperty("reason", Names.of(reason));
        return problem;
    }
}
