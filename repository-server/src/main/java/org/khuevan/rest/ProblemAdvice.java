package org.khuevan.rest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.CaptionsRefused;
import org.khuevan.catalogue.DescribedMeanwhile;
import org.khuevan.catalogue.NoDraft;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.catalogue.NotReady;
import org.khuevan.catalogue.Sentences;
import org.khuevan.people.NotAcceptable;
import org.khuevan.people.NotAllowed;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.storage.StorageFailure;
import org.khuevan.storage.StorageFull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Translates every failure behind the HTTP edge into problem details (RFC 9457), once.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail answer(NoSuchMaterial none, Locale locale) {
        return Problems.problem(HttpStatus.NOT_FOUND, Sentences.of("not-found", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(NoDraft none, Locale locale) {
        return Problems.problem(HttpStatus.CONFLICT, Sentences.of("no-draft", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(DescribedMeanwhile late, Locale locale) {
        return Problems.problem(HttpStatus.CONFLICT, Sentences.of("described-meanwhile", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(Withdrawn gone, Locale locale) {
        return Problems.problem(HttpStatus.GONE, Sentences.of("withdrawn", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(NotAllowed refused, Locale locale) {
        return Problems.isVisitor()
                ? Problems.problem(HttpStatus.UNAUTHORIZED, Sentences.of("sign-in.needed", locale))
                : Problems.problem(HttpStatus.FORBIDDEN, Sentences.of("not-allowed", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(CaptionsRefused refused, Locale locale) {
        HttpStatus status =
                switch (refused.reason()) {
                    case LANGUAGE, FORM, LENGTH -> HttpStatus.BAD_REQUEST;
                    case CHANGED, NO_RECORDING, NO_PROGRAM -> HttpStatus.CONFLICT;
                };
        return Problems.problem(status, Sentences.of(refused.reason(), locale));
    }

    @ExceptionHandler
    ProblemDetail answer(NotAcceptable refused, Locale locale) {
        String sentence = Sentences.of(refused.reason(), locale);
        return switch (refused.reason()) {
            case ACCOUNT_UNKNOWN -> Problems.problem(HttpStatus.NOT_FOUND, sentence);
            case LOGIN_TAKEN, ORGANISATION_TAKEN, LAST_ADMINISTRATOR ->
                    Problems.problem(
                            HttpStatus.CONFLICT, sentence, List.of(field(refused, sentence)));
            case LOGIN_FORM,
                    NAME_MISSING,
                    EMAIL_FORM,
                    PASSWORD_SHORT,
                    PASSWORD_LONG,
                    PASSWORD_WRONG,
                    ORGANISATION_UNKNOWN,
                    ORGANISATION_NAME,
                    TOKEN_NAME,
                    TOKEN_LIFE ->
                    Problems.problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            sentence,
                            List.of(field(refused, sentence)));
        };
    }

    @ExceptionHandler
    ProblemDetail answer(NotAcceptableFields refused, Locale locale) {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Sentences.of("fields", locale),
                refused.errors().stream()
                        .map(e -> new FieldError(e.field(), Sentences.of(e.message(), locale)))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail answer(NotReady draft, Locale locale) {
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Sentences.of("not-ready", locale)
                                + draft.missing().stream()
                                        .sorted()
                                        .map(missing -> " " + Sentences.of(missing, locale))
                                        .collect(Collectors.joining()));
        problem.setProperty("missing", MissingJson.of(draft.missing(), locale));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail answer(StorageFull full, Locale locale) {
        return Problems.problem(HttpStatus.INSUFFICIENT_STORAGE, Sentences.of("full", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(StorageFailure failure, Locale locale) {
        LOG.error("the storage failed", failure);
        return Problems.problem(HttpStatus.SERVICE_UNAVAILABLE, Sentences.of("storage", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(RuntimeException bug, Locale locale) {
        LOG.error("a request failed", bug);
        return Problems.problem(HttpStatus.INTERNAL_SERVER_ERROR, Sentences.of("internal", locale));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                ex,
                Problems.problem(
                        HttpStatus.NOT_FOUND, Sentences.of("not-found", request.getLocale())),
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Locale locale = request.getLocale();
        String name =
                ex instanceof MethodArgumentTypeMismatchException wrong ? wrong.getName() : "";
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        Sentences.of("fields", locale),
                        List.of(new FieldError(name, Sentences.of("field.value", locale))));
        return handleExceptionInternal(ex, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Locale locale = request.getLocale();
        FieldError error =
                new FieldError(ex.getParameterName(), Sentences.of("field.required", locale));
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.BAD_REQUEST, Sentences.of("fields", locale), List.of(error));
        return handleExceptionInternal(ex, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                ex, unreadable(ex.getCause(), request.getLocale()), headers, status, request);
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause, Locale locale) {
        if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            String key =
                    wrong instanceof UnrecognizedPropertyException
                            ? "field.unknown"
                            : "field.value";
            return Problems.problem(
                    HttpStatus.BAD_REQUEST,
                    Sentences.of("fields", locale),
                    List.of(new FieldError(path(wrong), Sentences.of(key, locale))));
        }
        return Problems.problem(HttpStatus.BAD_REQUEST, Sentences.of("body.malformed", locale));
    }

    /// Such as `contributors[0].name`.
    private static String path(JacksonException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    private static FieldError field(NotAcceptable refused, String sentence) {
        return new FieldError(refused.reason().field(), sentence);
    }
}
