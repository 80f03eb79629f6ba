package org.khuevan.rest;

import java.util.Map;
import org.khuevan.catalogue.Sentences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// What no endpoint answers is told to programs as a problem: pages take whatever is left, and a
/// program could not read one.
@Configuration(proxyBeanMethods = false)
class UnknownAddresses {

    /// After the endpoints, which know when only the method is wrong, and before the pages.
    @Bean
    HandlerMapping afterEndpoints(Problems problems) {
        HttpRequestHandler none =
                (request, response) ->
                        problems.write(
                                request,
                                response,
                                HttpStatus.NOT_FOUND,
                                Sentences.of("not-found", request.getLocale()));
        SimpleUrlHandlerMapping mapping =
                new SimpleUrlHandlerMapping(Map.of("/api/**", none, "/files/**", none));
        mapping.setOrder(Ordered.LOWEST_PRECEDENCE / 2);
        return mapping;
    }
}
