package org.khuevan.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.khuevan.catalogue.Sentences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Refuses addresses that different parts might read differently.
///
/// Names of files are parts of some addresses, and may have a percent sign or a semicolon. There
/// these are let through where they are encoded: endpoints get each part of a path decoded once,
/// from the address as it was sent, and nothing decodes it again. A bare semicolon would begin a
/// parameter of the path, so it is refused as everywhere.
@Configuration(proxyBeanMethods = false)
class AddressFirewall {

    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall strict = new StrictHttpFirewall();
        StrictHttpFirewall named = new NamesOfFiles();
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                return (mayNameAFile(request) ? named : strict).getFirewalledRequest(request);
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return strict.getFirewalledResponse(response);
            }
        };
    }

    @Bean
    RequestRejectedHandler refusedAddresses(Problems problems) {
        return (request, response, _) ->
                problems.write(
                        request,
                        response,
                        HttpStatus.BAD_REQUEST,
                        Sentences.of("address", request.getLocale()));
    }

    private static boolean mayNameAFile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return Stream.of("/api/", "/files/", "/inside/", "/course-pictures/")
                .anyMatch(path::startsWith);
    }

    private static final class NamesOfFiles extends StrictHttpFirewall {

        private final StrictHttpFirewall bare = new StrictHttpFirewall();

        NamesOfFiles() {
            setAllowUrlEncodedPercent(true);
            setAllowSemicolon(true);
            // Copied from other programs, a name may even have one of these.
            setAllowUrlEncodedLineSeparator(true);
            setAllowUrlEncodedParagraphSeparator(true);
            // What is dangerous is found in the address as it was sent. A name that was once part
            // of an address itself has `%2F` in it, and nobody takes that for a slash.
            getDecodedUrlBlocklist().clear();
        }

        @Override
        public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
            return request.getRequestURI().contains(";")
                    ? bare.getFirewalledRequest(request)
                    : super.getFirewalledRequest(request);
        }
    }
}
