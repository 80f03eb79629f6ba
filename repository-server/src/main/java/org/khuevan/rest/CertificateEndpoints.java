package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.learning.Certificate;
import org.khuevan.learning.CertificatePdf;
import org.khuevan.learning.Certificates;
import org.khuevan.learning.NoSuchActivity;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Certificates. Whoever has the code of one may verify it and print it.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class CertificateEndpoints {

    private final Certificates certificates;
    private final CurrentMember current;
    private final Clock clock;

    CertificateEndpoints(Certificates certificates, CurrentMember current, Clock clock) {
        this.certificates = certificates;
        this.current = current;
        this.clock = clock;
    }

    /// @param percent the grade, for courses that have one
    /// @param verify where everybody can verify it
    record CertificateJson(
            String code,
            String course,
            String person,
            String title,
            String organisation,
            int hours,
            @Nullable Integer percent,
            Instant issued,
            String verify,
            String pdf) {

        static CertificateJson of(Certificate certificate, HttpServletRequest request) {
            return new CertificateJson(
                    certificate.code(),
                    certificate.course().value(),
                    certificate.person(),
                    certificate.title(),
                    certificate.organisation(),
                    certificate.hours(),
                    certificate.percent().orElse(null),
                    certificate.issued(),
                    address(certificate, request),
                    "/api/learning/certificates/" + certificate.code() + "/pdf");
        }
    }

    @Operation(
            summary = "Get the certificate of a course that one has finished",
            description = "It is given once; asking again gives the same one.")
    @PutMapping("/courses/{course}/certificate")
    CertificateJson issue(@PathVariable String course, HttpServletRequest request) {
        return CertificateJson.of(
                certificates.issue(current.get(), CurrentMember.course(course)), request);
    }

    @Operation(summary = "List one's certificates")
    @GetMapping("/certificates")
    List<CertificateJson> list(HttpServletRequest request) {
        return certificates.of(current.get()).stream()
                .map(one -> CertificateJson.of(one, request))
                .toList();
    }

    @Operation(summary = "Verify a certificate by its code", description = "Needs no account.")
    @GetMapping("/certificates/{code}")
    CertificateJson verify(@PathVariable String code, HttpServletRequest request) {
        return CertificateJson.of(find(code), request);
    }

    @Operation(summary = "Print a certificate", description = "Needs no account, but the code.")
    @GetMapping(path = "/certificates/{code}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable String code, HttpServletRequest request) {
        Certificate certificate = find(code);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("khuevan-" + certificate.code() + ".pdf")
                                .build()
                                .toString())
                .body(
                        new CertificatePdf(
                                        certificate, address(certificate, request), clock.getZone())
                                .bytes());
    }

    private Certificate find(String code) {
        return certificates
                .verify(code)
                .orElseThrow(() -> new NoSuchActivity("certificate " + code));
    }

    private static String address(Certificate certificate, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build()
                + "/verify/"
                + certificate.code();
    }
}
