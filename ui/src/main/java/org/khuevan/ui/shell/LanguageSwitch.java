package org.khuevan.ui.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Remembers the language that somebody chose, also for browsers without scripts.
@Controller
class LanguageSwitch {

    @GetMapping("/language/{tag}")
    ResponseEntity<Void> choose(
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String to,
            HttpServletResponse response) {
        Language.ofTag(tag)
                .map(language ->
                        ResponseCookie.from(Language.COOKIE, language.tag())
                                .path("/")
                                .maxAge(Duration.ofDays(365))
                                .sameSite("Lax")
                                .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(within(to)).build();
    }

    /// The address if it is one of ours, so that nobody is led elsewhere.
    private static URI within(String address) {
        boolean ours =
                address.startsWith("/")
                        && !address.startsWith("//")
                        && !address.startsWith("/\\")
                        && address.chars().noneMatch(Character::isISOControl);
        try {
            return URI.create(ours ? address : "/");
        } catch (IllegalArgumentException _) {
            return URI.create("/");
        }
    }
}
