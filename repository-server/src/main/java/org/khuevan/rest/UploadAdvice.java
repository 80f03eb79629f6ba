package org.khuevan.rest;

import java.util.Locale;
import org.khuevan.catalogue.Sentences;
import org.khuevan.deposit.UploadRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Translates what [org.khuevan.deposit] refuses into the statuses that tus asks for, and a
/// sentence.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadAdvice {

    /// A status of its own that tus gives to a wrong checksum.
    private static final int CHECKSUM_MISMATCH = 460;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(UploadRefused refused, Locale locale) {
        int status =
                switch (refused.reason()) {
                    case NAME -> HttpStatus.UNPROCESSABLE_CONTENT.value();
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE.value();
                    case UNKNOWN -> HttpStatus.NOT_FOUND.value();
                    case EXPIRED -> HttpStatus.GONE.value();
                    case OFFSET -> HttpStatus.CONFLICT.value();
                    case BUSY -> HttpStatus.LOCKED.value();
                    case CHECKSUM -> CHECKSUM_MISMATCH;
                    case MALFORMED -> HttpStatus.BAD_REQUEST.value();
                };
        return answer(status, refused.reason().name(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(OtherTusVersion ignored, Locale locale) {
        return answer(HttpStatus.PRECONDITION_FAILED.value(), "VERSION", locale);
    }

    private static ResponseEntity<ProblemDetail> answer(int status, String key, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(Sentences.of("upload." + key, locale));
        return ResponseEntity.status(status)
                .header("Tus-Resumable", "1.0.0")
                .header("Tus-Version", "1.0.0")
                .body(problem);
    }

    /// The client speaks another version of tus, or none.
    static final class OtherTusVersion extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
